package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.show.ProcessRow;
import org.replsim.admin.show.ShowContext;
import org.replsim.admin.show.Shows;
import org.replsim.admin.show.SystemVariables;
import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.VariableType;
import org.replsim.sql.Show;

/** SHOW as a connection asks it: what it has set for itself, what its last statement warned of, and who else is connected. */
final class ShowStatements implements ShowContext {

    private static final long SECOND = 1_000_000_000L;
    private static final int LEVEL_CODE_MESSAGE = 3;

    private final AdminSession session;

    ShowStatements(AdminSession session) {
        this.session = session;
    }

    void execute(Show statement) {
        session.answer(new Shows(session.admin().cluster(), this::processes).show(statement, session.node(), this));
    }

    @Override
    public long sessionId() {
        return session.connectionId();
    }

    @Override
    public String user() {
        return session.user();
    }

    @Override
    public String host() {
        return session.host();
    }

    @Override
    public String database() {
        return session.database();
    }

    @Override
    public Optional<String> sessionValue(String variableName) {
        if (variableName.equals("autocommit")) {
            return Optional.of(session.variables().autocommit() ? "ON" : "OFF");
        }
        Optional<ServerVariable> known =
                ServerVariable.named(variableName, session.node().server().profile());
        Long own = known.isEmpty() || known.get().type() == VariableType.NAME
                ? null
                : session.variables().number(known.get());
        return own == null
                ? Optional.ofNullable(session.variables().text(variableName))
                : Optional.of(SystemVariables.text(known.get(), own));
    }

    /** A warning is kept as its level, its code and its message. */
    @Override
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (String text : session.warnings()) {
            String[] parts = text.split(" ", LEVEL_CODE_MESSAGE);
            boolean whole = parts.length == LEVEL_CODE_MESSAGE && parts[1].matches("[0-9]{1,5}");
            warnings.add(
                    whole
                            ? new Warning(parts[0], Integer.parseInt(parts[1]), parts[2])
                            : new Warning("Note", 1105, text));
        }
        return warnings;
    }

    private List<ProcessRow> processes(Node node) {
        return session.admin().sessions(node).stream()
                .filter(AdminSession::connected)
                .map(ShowStatements::process)
                .toList();
    }

    private static ProcessRow process(AdminSession each) {
        Server server = each.node().server();
        boolean busy = each.busy();
        Call call = each.call();
        long since = call == null ? each.work().idleSinceNanos() : busy ? call.sentNanos() : call.answeredNanos();
        return new ProcessRow(
                each.connectionId(),
                each.user(),
                each.host(),
                each.database().isEmpty() ? null : each.database(),
                busy ? "Query" : "Sleep",
                (server.now() - since) / SECOND,
                busy ? state(each) : "",
                busy && call != null ? call.text() : null);
    }

    /** A statement that waits for nothing shows what the version does first. */
    private static @Nullable String state(AdminSession each) {
        String state = each.state();
        if (!state.isEmpty()) {
            return state;
        }
        return switch (each.node().server().profile().generation()) {
            case MARIADB_5_5 -> null;
            case MARIADB_10, MYSQL_5_7 -> "starting";
            case MYSQL_8_0, MYSQL_8_4 -> "init";
        };
    }
}

package org.replsim.admin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Draws;
import org.replsim.server.ServerVariable;
import org.replsim.server.VariableType;
import org.replsim.table.value.Session;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;

/** The variables of a connection as expressions see them: its own where it has set one, else the server's. */
final class Values implements Session {

    private final AdminSession session;

    Values(AdminSession session) {
        this.session = session;
    }

    /** A variable as it holds in this session. */
    long number(ServerVariable variable) {
        Long own = session.variables().number(variable);
        return own == null ? session.node().server().variables().number(variable) : own;
    }

    @Override
    public @Nullable Object systemVariable(String name, boolean global) {
        Optional<ServerVariable> known =
                ServerVariable.named(name, session.node().server().profile());
        if (known.isPresent()) {
            return value(known.get(), global);
        }
        String own = session.variables().text(name);
        if (own != null) {
            return own;
        }
        Optional<String> other = OtherVariables.value(session, name);
        if (other.isEmpty()) {
            throw new SqlException(SqlError.unknownVariable(name));
        }
        return other.get();
    }

    private Object value(ServerVariable variable, boolean global) {
        var server = session.node().server();
        long number = global ? server.variables().number(variable) : number(variable);
        if (variable == ServerVariable.LOG_BIN) {
            return server.variables().text(variable).isEmpty() ? 0L : 1L;
        }
        if (variable == ServerVariable.SERVER_ID) {
            return server.serverId();
        }
        return switch (variable.type()) {
            case NAME -> server.variables().text(variable);
            case CHOICE -> variable.choices().get((int) number);
            default -> number;
        };
    }

    @Override
    public @Nullable Object userVariable(String name) {
        return session.variables().user(name);
    }

    @Override
    public long lastInsertId() {
        return session.variables().lastInsertId();
    }

    @Override
    public String version() {
        return OtherVariables.version(session.node().server());
    }

    @Override
    public String user() {
        return session.user() + "@" + session.host();
    }

    @Override
    public long connectionId() {
        return session.connectionId();
    }

    @Override
    public long rowCount() {
        return session.variables().rowCount();
    }

    @Override
    public long random() {
        return new Draws(session.connectionId(), session.server() + "/client random")
                .bits(session.node().server().simulation().events());
    }

    /** How a variable's value is written. */
    static String text(ServerVariable variable, long number, String text) {
        return switch (variable.type()) {
            case FLAG -> number != 0 ? "ON" : "OFF";
            case CHOICE -> variable.choices().get((int) number);
            case NAME -> text;
            default -> Long.toString(number);
        };
    }

    static boolean isNumber(ServerVariable variable) {
        return variable.type() != VariableType.NAME && variable.type() != VariableType.CHOICE;
    }
}

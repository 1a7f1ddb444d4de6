package org.replsim.admin;

import java.util.List;
import java.util.Optional;
import org.replsim.admin.show.ShowContext;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.Source;
import org.replsim.sql.Show;

/** SHOW: hands over to those who know, with what the connection has set for itself. */
final class ShowStatements implements ShowContext {

    private final AdminSession session;

    ShowStatements(AdminSession session) {
        this.session = session;
    }

    void execute(Show show) {
        Source source = session.node().source();
        if (show instanceof Show.SourceStatus && source != null) {
            source.whenLogFree(() -> answer(show));
        } else {
            answer(show);
        }
    }

    private void answer(Show show) {
        List<Warning> before = warnings();
        session.answer(session.admin().shows().show(show, session.node(), this));
        if (show instanceof Show.Warnings) {
            session.keepWarnings(before);
        }
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
    public String connection() {
        return new Connections(session).name(null);
    }

    @Override
    public Optional<String> sessionValue(String variableName) {
        Optional<ServerVariable> variable =
                ServerVariable.named(variableName, session.node().server().profile());
        if (variable.isPresent()) {
            return Optional.ofNullable(session.variables().number(variable.get()))
                    .map(number -> Values.text(variable.get(), number, ""));
        }
        return variableName.equals("autocommit")
                ? Optional.of(session.variables().autocommit() ? "ON" : "OFF")
                : Optional.ofNullable(session.variables().text(variableName));
    }

    @Override
    public List<Warning> warnings() {
        return session.warnings();
    }
}

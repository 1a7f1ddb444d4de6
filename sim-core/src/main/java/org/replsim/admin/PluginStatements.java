package org.replsim.admin;

import java.util.Optional;
import org.replsim.admin.Answer.Failure;
import org.replsim.server.Plugins.Refusal;
import org.replsim.sql.Administration;

/** INSTALL PLUGIN and UNINSTALL PLUGIN. */
final class PluginStatements {

    private final AdminSession session;

    PluginStatements(AdminSession session) {
        this.session = session;
    }

    void install(Administration.InstallPlugin statement) {
        answer(session.node().server().plugins().install(statement.name(), statement.library()));
    }

    void uninstall(Administration.UninstallPlugin statement) {
        answer(session.node().server().plugins().uninstall(statement.name(), statement.library()));
    }

    private void answer(Optional<Refusal> refusal) {
        if (refusal.isEmpty()) {
            session.ok();
        } else {
            Refusal why = refusal.get();
            session.answer(new Failure(why.errno(), why.sqlState(), why.message()));
        }
    }
}

package org.replsim.admin;

import java.util.List;
import org.replsim.server.AccountChange;
import org.replsim.server.Server;
import org.replsim.sql.Account;
import org.replsim.table.StatementContext;

/** Statements about accounts: they take effect here, and are logged so that replicas have the accounts too. */
final class AccountStatements {

    private final AdminSession session;

    AccountStatements(AdminSession session) {
        this.session = session;
    }

    void execute(Account account, StatementContext context) {
        Server server = session.node().server();
        int invokerBytes = server.profile().dialect().invokerBytes();
        session.work()
                .define(
                        context,
                        List.of(),
                        now -> AccountChange.execute(server.accounts(), account, now, invokerBytes));
    }
}

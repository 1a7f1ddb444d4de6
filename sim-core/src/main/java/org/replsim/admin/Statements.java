package org.replsim.admin;

import org.replsim.admin.Answer.Failure;
import org.replsim.server.ServerVariable;
import org.replsim.sql.Account;
import org.replsim.sql.Administration;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.Replication;
import org.replsim.sql.Setting;
import org.replsim.sql.Show;
import org.replsim.sql.Statement;
import org.replsim.sql.TransactionControl;
import org.replsim.table.BinlogFormat;
import org.replsim.table.StatementContext;

/** Sends each statement of a connection to those who know what it does. */
final class Statements {

    private final AdminSession session;

    Statements(AdminSession session) {
        this.session = session;
    }

    void execute(Statement statement, String text) {
        String sql = text.strip();
        if (refused(statement)) {
            return;
        }
        if (statement instanceof Dml dml) {
            session.work().execute(dml, context(sql));
        } else if (statement instanceof Ddl ddl) {
            session.work()
                    .define(
                            context(sql),
                            TablesOf.statement(ddl, session),
                            context -> session.node().server().databases().execute(ddl, context));
        } else if (statement instanceof TransactionControl control) {
            new TransactionStatements(session).execute(control);
        } else if (statement instanceof Replication replication) {
            new ReplicationStatements(session).execute(replication);
        } else if (statement instanceof Show show) {
            new ShowStatements(session).execute(show);
        } else if (statement instanceof Setting setting) {
            new VariableStatements(session).execute(setting);
        } else if (statement instanceof Account account) {
            new AccountStatements(session).execute(account, context(sql));
        } else if (statement instanceof Administration administration) {
            new AdministrationStatements(session).execute(administration, context(sql));
        }
    }

    /** read_only keeps out who has no SUPER privilege, super_read_only everybody (1290). */
    private boolean refused(Statement statement) {
        boolean writes = statement instanceof Ddl
                || statement instanceof Account
                || (statement instanceof Dml && !(statement instanceof Dml.Select));
        Failure locked = TablesOf.refusal(statement, session);
        if ((writes || statement instanceof Dml.Select) && locked != null) {
            session.answer(locked);
            return true;
        }
        if (!writes) {
            return false;
        }
        var variables = session.node().server().variables();
        boolean superToo = variables.flag(ServerVariable.SUPER_READ_ONLY);
        if (superToo || (variables.flag(ServerVariable.READ_ONLY) && !session.isSuper())) {
            session.answer(Errors.readOnly(
                    superToo ? "super-read-only" : "read-only",
                    session.node().server().profile()));
            return true;
        }
        return false;
    }

    private StatementContext context(String sql) {
        var variables = new Values(session);
        return new StatementContext(
                session.database(),
                sql,
                BinlogFormat.values()[(int) variables.number(ServerVariable.BINLOG_FORMAT)],
                variables.number(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS) != 0,
                (int) variables.number(ServerVariable.AUTO_INCREMENT_INCREMENT),
                (int) variables.number(ServerVariable.AUTO_INCREMENT_OFFSET),
                session.variables().takeInsertId(),
                Moment.now(session),
                true,
                variables);
    }
}

package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.ResultSet;
import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.DumpThread;
import org.replsim.sql.Administration;
import org.replsim.sql.Administration.Target;
import org.replsim.sql.TableName;
import org.replsim.table.Comparison;
import org.replsim.table.DdlOutcome;
import org.replsim.table.LogEvent;
import org.replsim.table.StatementContext;
import org.replsim.table.value.Evaluator;

/** Statements about the server as a whole. */
final class AdministrationStatements {

    private final AdminSession session;
    private final Node node;
    private final Server server;

    AdministrationStatements(AdminSession session) {
        this.session = session;
        node = session.node();
        server = node.server();
    }

    void execute(Administration statement, StatementContext context) {
        if (statement instanceof Administration.Use use) {
            use(use.database());
        } else if (statement instanceof Administration.Flush flush) {
            flush(flush, context);
        } else if (statement instanceof Administration.FlushTables flush) {
            flushTables(flush, context);
        } else if (statement instanceof Administration.Kill kill) {
            kill(kill);
        } else if (statement instanceof Administration.Shutdown shutdown) {
            new ShutdownStatement(session).execute(shutdown.waitForReplicas());
        } else if (statement instanceof Administration.InstallPlugin install) {
            new PluginStatements(session).install(install);
        } else if (statement instanceof Administration.UninstallPlugin uninstall) {
            new PluginStatements(session).uninstall(uninstall);
        } else if (statement instanceof Administration.Help help) {
            session.answer(HelpTopics.answer(help.topic(), server.profile()));
        } else if (statement instanceof Administration.ChecksumTable checksum) {
            checksum(checksum);
        } else if (statement instanceof Administration.Do values) {
            Evaluator evaluator = new Evaluator(new Values(session), session.database(), Moment.now(session));
            values.values().forEach(value -> evaluator.value(value, Evaluator.Columns.NONE));
            session.ok();
        } else {
            session.ok();
        }
    }

    private void use(String database) {
        if (!server.databases().hasDatabase(database)) {
            session.answer(Errors.unknownDatabase(database));
            return;
        }
        session.database(database);
        session.ok();
    }

    /** FLUSH LOGS is never logged, other kinds are unless they say NO_WRITE_TO_BINLOG. */
    private void flush(Administration.Flush flush, StatementContext context) {
        boolean logged = false;
        for (Target target : flush.targets()) {
            switch (target) {
                case LOGS -> {
                    node.engine().flushBinaryLog();
                    flushRelayLog();
                }
                case BINARY_LOGS -> node.engine().flushBinaryLog();
                case RELAY_LOGS -> flushRelayLog();
                case STATUS -> {
                    node.engine().flushStatus();
                    logged = true;
                }
                case PRIVILEGES, HOSTS -> logged = true;
                default -> {
                    // The other logs are not there.
                }
            }
        }
        if (logged && !flush.local()) {
            log(context);
        } else {
            session.ok();
        }
    }

    private void flushRelayLog() {
        node.replicas().forEach(Replica::flushRelayLog);
    }

    private void flushTables(Administration.FlushTables flush, StatementContext context) {
        if (flush.withReadLock()) {
            new LockStatements(session).globalReadLock();
        } else if (flush.local()) {
            session.ok();
        } else {
            log(context);
        }
    }

    /** A statement that changes nothing here and that replicas execute as well. */
    private void log(StatementContext context) {
        session.work().define(context, List.of(), AdministrationStatements::logged);
    }

    private static DdlOutcome logged(StatementContext context) {
        int status = LogEvent.Query.statusBytes(context.increment(), context.offset(), false);
        return DdlOutcome.done(new LogEvent.Query(context.database(), context.sql(), status, true, null));
    }

    private void kill(Administration.Kill kill) {
        Object value = new Evaluator(new Values(session), session.database(), Moment.now(session))
                .value(kill.id(), Evaluator.Columns.NONE);
        long id = value instanceof Number number ? number.longValue() : 0;
        Optional<AdminSession> victim = session.admin().sessions(node).stream()
                .filter(each -> each.connected() && each.connectionId() == id)
                .findFirst();
        DumpThread dump = dump(id);
        if (victim.isEmpty() && dump == null) {
            session.answer(Errors.unknownThread(id));
            return;
        }
        if (dump != null) {
            dump.killed();
        }
        boolean self = victim.isPresent() && victim.get() == session;
        if (self) {
            session.answer(kill.queryOnly() ? Errors.interrupted() : Errors.killed());
        }
        victim.ifPresent(each -> each.killed(!kill.queryOnly()));
        if (!self) {
            session.ok();
        }
    }

    private @Nullable DumpThread dump(long id) {
        return node.engine().dumps().stream()
                .filter(dump -> dump.threadId() == id)
                .findFirst()
                .orElse(null);
    }

    private void checksum(Administration.ChecksumTable statement) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (TableName table : statement.tables()) {
            String database = table.database().isEmpty() ? session.database() : table.database();
            OptionalLong sum = Comparison.checksum(server.databases(), database, table.table());
            List<@Nullable String> row = new ArrayList<>();
            row.add(database + "." + table.table());
            row.add(sum.isPresent() ? Long.toUnsignedString(sum.getAsLong()) : null);
            rows.add(row);
        }
        session.answer(new ResultSet(List.of("Table", "Checksum"), List.of(false, true), rows));
    }
}

package org.replsim.admin;

import java.util.Optional;
import org.replsim.admin.Answer.Failure;
import org.replsim.admin.Answer.Ok;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.Until;
import org.replsim.sql.Replication;
import org.replsim.sql.Replication.Threads;
import org.replsim.sql.ReplicationOption;

/** CHANGE MASTER, START, STOP and RESET SLAVE, RESET MASTER and PURGE BINARY LOGS. */
final class ReplicationStatements {

    private final AdminSession session;
    private final Node node;
    private final Cluster cluster;

    ReplicationStatements(AdminSession session) {
        this.session = session;
        node = session.node();
        cluster = session.admin().cluster();
    }

    void execute(Replication statement) {
        if (statement instanceof Replication.ChangeSource change) {
            change(change);
        } else if (statement instanceof Replication.StartReplica start) {
            start(start);
        } else if (statement instanceof Replication.StopReplica stop) {
            stop(stop.threads());
        } else if (statement instanceof Replication.ResetReplica reset) {
            reset(reset.all());
        } else if (statement instanceof Replication.ResetSource) {
            resetSource();
        } else if (statement instanceof Replication.PurgeTo purge) {
            new PurgeStatements(session).to(purge.file());
        } else if (statement instanceof Replication.PurgeBefore purge) {
            new PurgeStatements(session).before(purge.moment());
        }
    }

    private void change(Replication.ChangeSource change) {
        if (runs()) {
            session.answer(Errors.slaveRunning(node.server().profile()));
            return;
        }
        ChangeMaster changed = new ChangeMaster(node, change.options());
        Failure failure = changed.failure();
        if (failure != null) {
            session.answer(failure);
            return;
        }
        cluster.changeMaster(session.server(), changed.info());
        session.answer(new Ok(0, "", changed.notes()));
    }

    private void start(Replication.StartReplica start) {
        Replica replica = node.replica();
        if (replica == null || replica.info().host().isEmpty()) {
            session.answer(Errors.notASlave(node.server().profile()));
            return;
        }
        Threads threads = start.threads();
        Optional<Until> until = UntilClause.read(start.until(), replica);
        if (until.isEmpty()) {
            session.answer(Errors.badUntil());
            return;
        }
        boolean untilGtid = start.until().stream().anyMatch(each -> each.option() == ReplicationOption.MASTER_GTID_POS);
        if (untilGtid && !replica.info().usesGtid()) {
            session.answer(
                    new Failure(1949, "HY000", "START SLAVE UNTIL master_gtid_pos requires that slave is using GTID"));
            return;
        }
        boolean io = threads != Threads.SQL_THREAD;
        boolean sql = threads != Threads.IO_THREAD;
        boolean runsAlready = (!io || replica.ioThread().running())
                && (!sql || replica.applier().running());
        if (runsAlready) {
            session.ok("Note 1254 Slave is already running");
            return;
        }
        if (io) {
            replica.startIoThread(); // first: its Id is the lower one
        }
        if (sql) {
            replica.startSqlThread(until.get());
        }
        session.ok();
    }

    private void stop(Threads threads) {
        Replica replica = node.replica();
        boolean io = threads != Threads.SQL_THREAD;
        boolean sql = threads != Threads.IO_THREAD;
        if (replica == null
                || !((io && replica.ioThread().running())
                        || (sql && replica.applier().running()))) {
            session.ok("Note 1255 Slave already has been stopped");
            return;
        }
        if (io) {
            replica.stopIoThread();
        }
        if (sql) {
            replica.stopSqlThread();
        }
        session.ok();
    }

    /** 3.6: relay logs and info files go; the connection's parameters stay, with ALL they go too. */
    private void reset(boolean all) {
        if (runs()) {
            session.answer(Errors.slaveRunning(node.server().profile()));
            return;
        }
        MasterInfo info = node.masterInfo();
        if (info != null && all) {
            cluster.forgetMaster(session.server(), info.connection());
        } else if (info != null) {
            cluster.changeMaster(session.server(), info.at("", MasterInfo.FIRST_POSITION));
        }
        session.ok();
    }

    private void resetSource() {
        if (node.source() == null) {
            session.answer(new Failure(1186, "HY000", "Binlog closed, cannot RESET MASTER"));
            return;
        }
        node.engine().resetMaster();
        session.ok();
    }

    private boolean runs() {
        Replica replica = node.replica();
        return replica != null
                && (replica.ioThread().running() || replica.applier().running());
    }
}

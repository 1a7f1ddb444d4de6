package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.replsim.admin.Answer.Failure;
import org.replsim.admin.Answer.Ok;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.ServerProfile;
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
    private final Connections connections;
    private final ServerProfile profile;

    ReplicationStatements(AdminSession session) {
        this.session = session;
        node = session.node();
        cluster = session.admin().cluster();
        connections = new Connections(session);
        profile = node.server().profile();
    }

    void execute(Replication statement) {
        if (statement instanceof Replication.ChangeSource change) {
            change(change);
        } else if (statement instanceof Replication.StartReplica start) {
            start(start);
        } else if (statement instanceof Replication.StopReplica stop) {
            stop(stop);
        } else if (statement instanceof Replication.ResetReplica reset) {
            reset(reset);
        } else if (statement instanceof Replication.ResetSource) {
            resetSource();
        } else if (statement instanceof Replication.PurgeTo purge) {
            new PurgeStatements(session).to(purge.file());
        } else if (statement instanceof Replication.PurgeBefore purge) {
            new PurgeStatements(session).before(purge.moment());
        }
    }

    private void change(Replication.ChangeSource change) {
        Failure ambiguous = connections.ambiguous(change.connection());
        String name = connections.name(change.connection());
        Replica old = node.replica(name);
        if (ambiguous != null || (old != null && runs(old))) {
            session.answer(ambiguous != null ? ambiguous : Errors.slaveRunning(profile, name));
            return;
        }
        ChangeMaster changed = new ChangeMaster(node, name, change.options());
        Failure failure = changed.failure() != null ? changed.failure() : connections.conflict(changed.info());
        if (failure != null) {
            session.answer(failure);
            return;
        }
        cluster.changeMaster(session.server(), changed.info());
        session.answer(new Ok(0, "", changed.notes()));
    }

    private void start(Replication.StartReplica start) {
        Failure unknown = start.all() ? null : connections.unknown(start.connection());
        if (unknown != null) {
            session.answer(unknown);
            return;
        }
        List<Replica> meant = start.all() ? node.replicas() : connections.meant(start.connection());
        meant = meant.stream().filter(each -> !each.info().host().isEmpty()).toList();
        if (meant.isEmpty() && !start.all()) {
            session.answer(Errors.notASlave(profile));
        } else if (start.all() || meant.size() > 1) {
            startAll(meant, start);
        } else {
            start(meant.get(0), start);
        }
    }

    private void start(Replica replica, Replication.StartReplica start) {
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
        boolean started = start(replica, start.threads(), until.get());
        session.ok(started ? new String[0] : new String[] {"Note 1254 Slave is already running"});
    }

    /** START ALL SLAVES of MariaDB, and MySQL's START SLAVE where there are several channels. */
    private void startAll(List<Replica> replicas, Replication.StartReplica start) {
        if (!start.until().isEmpty()) {
            session.answer(Errors.severalChannels(profile));
            return;
        }
        List<String> notes = new ArrayList<>();
        for (Replica replica : replicas) {
            if (start(replica, start.threads(), Until.NONE) && start.all()) {
                notes.add("Note 1937 SLAVE '" + replica.info().connection() + "' started");
            }
        }
        session.answer(new Ok(0, "", notes));
    }

    /** Whether anything had to be started. */
    private static boolean start(Replica replica, Threads threads, Until until) {
        boolean io = threads != Threads.SQL_THREAD;
        boolean sql = threads != Threads.IO_THREAD;
        boolean runsAlready = (!io || replica.ioThread().running())
                && (!sql || replica.applier().running());
        if (!runsAlready && io) {
            replica.startIoThread(); // first: its Id is the lower one
        }
        if (!runsAlready && sql) {
            replica.startSqlThread(until);
        }
        return !runsAlready;
    }

    private void stop(Replication.StopReplica stop) {
        Failure unknown = stop.all() ? null : connections.unknown(stop.connection());
        if (unknown != null) {
            session.answer(unknown);
            return;
        }
        List<String> notes = new ArrayList<>();
        Pending answered = new Pending();
        boolean any = false;
        for (Replica replica : stop.all() ? node.replicas() : connections.meant(stop.connection())) {
            boolean stopped = stop(replica, stop.threads(), answered);
            any |= stopped;
            if (stopped && stop.all()) {
                notes.add("Note 1938 SLAVE '" + replica.info().connection() + "' stopped");
            }
        }
        if (!any && !stop.all()) {
            notes.add("Note 1255 Slave already has been stopped");
        }
        answered.are(() -> session.answer(new Ok(0, "", notes)));
    }

    /**
     * Whether anything had to be stopped. A SQL thread that is committing, or waits for a table lock, stops behind that, and only
     * then the IO thread does (measured).
     */
    private boolean stop(Replica replica, Threads threads, Pending answered) {
        boolean io = threads != Threads.SQL_THREAD && replica.ioThread().running();
        boolean sql = threads != Threads.IO_THREAD && replica.applier().running();
        if (threads != Threads.IO_THREAD && (io || sql)) {
            replica.stopSqlThread();
        }
        boolean stopsIo = threads != Threads.SQL_THREAD && (io || sql);
        if (sql && replica.applier().running()) {
            session.does("Killing slave");
            Runnable done = answered.one();
            replica.applier().whenStopped(() -> {
                if (stopsIo) {
                    replica.stopIoThread();
                }
                done.run();
            });
        } else if (stopsIo) {
            replica.stopIoThread();
        }
        return io || sql;
    }

    /** 3.6: relay logs and info files go; the connection's parameters stay, with ALL they go too. */
    private void reset(Replication.ResetReplica reset) {
        Failure unknown = connections.unknown(reset.connection());
        if (unknown != null) {
            session.answer(unknown);
            return;
        }
        List<Replica> meant = connections.meant(reset.connection());
        for (Replica replica : meant) {
            if (runs(replica)) {
                session.answer(Errors.slaveRunning(profile, replica.info().connection()));
                return;
            }
        }
        for (Replica replica : meant) {
            MasterInfo info = replica.info();
            if (reset.all()) {
                cluster.forgetMaster(session.server(), info.connection());
            } else {
                cluster.changeMaster(session.server(), info.at("", MasterInfo.FIRST_POSITION));
            }
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

    private static boolean runs(Replica replica) {
        return replica.ioThread().running() || replica.applier().running();
    }
}

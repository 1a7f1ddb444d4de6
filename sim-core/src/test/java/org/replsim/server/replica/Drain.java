package org.replsim.server.replica;

import java.util.ArrayList;
import java.util.List;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StartThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/**
 * A relay log that is full when the SQL thread starts, at 10 s: what matters is how long the workers take to drain it. On the
 * replica only applying, syncs and, if asked for, waking a thread take time.
 */
final class Drain {

    static final long START = 10 * Specs.SECONDS;
    static final long APPLY = 3 * Specs.MILLIS;
    static final long FSYNC = 5 * Specs.MILLIS;

    final Specs specs = Specs.quiet();
    private final List<Commit> commits = new ArrayList<>();

    private record Commit(long atNanos, long[] keys) {}

    private Drain(ServerProfile profile) {
        specs.profile = profile;
        specs.rtt = 0;
        specs.sqlThread = false;
        specs.fsync = new Distribution.Constant(FSYNC);
        specs.replicaHardware = Specs.applying(APPLY);
        specs.source.set(ServerVariable.SYNC_BINLOG, 0).set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.at(START, new StartThreads("db2", ReplicaThread.SQL));
        syncs(0, 0);
    }

    /** A MariaDB replica in a mode, with so many workers. */
    static Drain mariaDb(String mode, int workers) {
        Drain drain = new Drain(ServerProfile.MARIADB_10_11);
        drain.choose(ServerVariable.SLAVE_PARALLEL_MODE, mode);
        drain.specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        return drain;
    }

    /** A MySQL replica of a type, with so many workers that keep the commit order. */
    static Drain mySql(String type, int workers) {
        Drain drain = new Drain(ServerProfile.MYSQL_8_0);
        drain.choose(ServerVariable.SLAVE_PARALLEL_TYPE, type);
        drain.specs.replica.set(ServerVariable.SLAVE_PARALLEL_WORKERS, workers);
        drain.specs.replica.set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, 1);
        // All sessions of one instant prepare before the first of them is committed.
        drain.specs.hardware = Specs.committing(100 * Specs.MICROS);
        return drain;
    }

    /** The replica's settings for the redo log and its own binary log. */
    Drain syncs(int redo, int binlog) {
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, redo).set(ServerVariable.SYNC_BINLOG, binlog);
        return this;
    }

    Drain logsUpdates() {
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        return this;
    }

    Drain choose(ServerVariable variable, String word) {
        (variable == ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING ? specs.source : specs.replica)
                .set(variable, variable.choices().indexOf(word));
        return this;
    }

    /** So many transactions, one by one, each of which changes these rows. */
    Drain oneByOne(int count, long... keys) {
        return groups(count, 1, keys);
    }

    /** So many commit groups of the given size. */
    Drain groups(int count, int size, long... keys) {
        specs.source.set(ServerVariable.BINLOG_COMMIT_WAIT_COUNT, size == 1 ? 0 : size);
        specs.source.set(ServerVariable.BINLOG_COMMIT_WAIT_USEC, 500_000);
        for (int i = 0; i < count * size; i++) {
            commits.add(new Commit(Specs.SECONDS + (commits.size() / size) * Specs.MILLIS, keys));
        }
        return this;
    }

    int count() {
        return commits.size();
    }

    /** Not yet run. */
    World world() {
        World world = new World(specs);
        for (Commit commit : commits) {
            world.commitRowsAt(commit.atNanos, commit.keys);
        }
        return world;
    }

    /** When the k-th transaction to be applied was, counted from the start, milliseconds. */
    List<Double> appliedMillis() {
        return world().run(200 * Specs.SECONDS).story.applied.stream()
                .map(event -> (event.atNanos() - START) / 1e6)
                .toList();
    }

    /** How long it took to apply everything, nanoseconds. */
    long nanos() {
        List<Story.Event> applied = world().run(200 * Specs.SECONDS).story.applied;
        if (applied.size() != commits.size()) {
            throw new AssertionError("applied " + applied.size() + " of " + commits.size());
        }
        return applied.get(applied.size() - 1).atNanos() - START;
    }
}

package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * MariaDB's modes. The coordinator gives the workers one transaction each in turn and runs ahead as far as their queues
 * reach; the workers wait. Conservative: the members of one commit group of the source run together, and a group starts when
 * all of the one before have reached their commit. Minimal: the same with groups of one. Optimistic: whatever is not known to
 * conflict runs at once; a transaction that had to wait for a row lock on the source waits for all before it, which aggressive
 * does not ask. A DDL runs alone.
 */
final class MariaDbScheduling implements Scheduling {

    /** Numbers of slave_parallel_mode's words. */
    static final long CONSERVATIVE = 0;

    static final long AGGRESSIVE = 2;
    static final long MINIMAL = 3;
    static final long NONE = 4;

    private final Server server;
    private final Binlog log;
    private final Pool pool;
    private final long mode;
    private int turn;
    /** Where the commit group of the row that was read begins. */
    private long groupStart;

    private boolean groupGoesOn;
    /** Behind the last DDL. */
    private long barrier;

    private long startAfter;
    private long commitAfter;

    MariaDbScheduling(Server server, Binlog log, Pool pool) {
        this.server = server;
        this.log = log;
        this.pool = pool;
        mode = server.variables().number(ServerVariable.SLAVE_PARALLEL_MODE);
    }

    @Override
    public void read(long row, Shape shape) {
        boolean grouped = mode == CONSERVATIVE && log.has(row, Binlog.GROUPED);
        if (!grouped || !groupGoesOn) {
            groupStart = row;
        }
        groupGoesOn = grouped && !log.has(row, Binlog.GROUP_END);
        boolean waitedOnSource = mode != AGGRESSIVE && log.has(row, Binlog.WAITED);
        if (mode == CONSERVATIVE || mode == MINIMAL) {
            startAfter = groupStart;
            commitAfter = barrier;
        } else {
            startAfter = 0;
            commitAfter = waitedOnSource ? row : barrier;
        }
        if (shape.ddl) {
            commitAfter = row;
            barrier = row + 1;
        }
    }

    @Override
    public long startAfter() {
        return startAfter;
    }

    @Override
    public long commitAfter() {
        return commitAfter;
    }

    @Override
    public @Nullable Worker choose(int bytes) {
        Worker next = pool.worker(turn);
        if (next.queuedBytes() > server.variables().number(ServerVariable.SLAVE_PARALLEL_MAX_QUEUED)) {
            return null;
        }
        turn = (turn + 1) % pool.size();
        return next;
    }

    @Override
    public SqlThreadState waitsFor() {
        return SqlThreadState.WAITING_FOR_ROOM;
    }

    @Override
    public void finished(long row) {}
}

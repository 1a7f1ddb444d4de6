package org.replsim.server.replica;

import java.util.List;
import org.replsim.server.Server;
import org.replsim.server.Server.Fact;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.Vendor;

/**
 * The SQL thread (spec 1.7): what it does now and how far it has got. How it applies, alone or with workers (1.8), is
 * decided at each start.
 */
public final class Applier {

    private final Server server;
    private final Replica replica;
    private final SecondsBehindMaster behind = new SecondsBehindMaster();
    private final SerialApplier serial;
    private final ParallelApplier parallel;

    private ApplyMode mode;
    private SqlThreadState state = SqlThreadState.STOPPED;
    private long appliedRows;
    private long threadId;
    private long startedNanos;

    Applier(Replica replica) {
        this.replica = replica;
        server = replica.server();
        serial = new SerialApplier(replica, this);
        parallel = new ParallelApplier(replica, this);
        mode = serial;
    }

    /** What it does now. */
    public SqlThreadState state() {
        return state;
    }

    /**
     * Transactions of the source's log that are applied: all before this row. Without a kept commit order some behind it may
     * be applied too.
     */
    public long appliedRows() {
        return appliedRows;
    }

    /** Slave_SQL_Running: Yes or No. */
    public boolean running() {
        return state != SqlThreadState.STOPPED;
    }

    /** Slave_retried_transactions: how often a transaction was rolled back because an earlier one needed its row. */
    public long retriedTransactions() {
        return parallel.retries();
    }

    /** What the workers do, in the server's words; none if there are no workers. */
    public List<String> workerStates() {
        return mode == parallel && running() ? parallel.workerStates() : List.of();
    }

    /** Its Id in the process list; those of the workers follow it. */
    public long threadId() {
        return threadId;
    }

    /** When the thread was started, nanoseconds. */
    public long startedNanos() {
        return startedNanos;
    }

    /** The workers, whether they are in use or not. */
    Pool workers() {
        return parallel.pool();
    }

    SecondsBehindMaster behind() {
        return behind;
    }

    /** Seconds_Behind_Master while both threads run. */
    long secondsBehindMaster() {
        return mode.secondsBehindMaster();
    }

    /** START SLAVE SQL_THREAD. A thread that is still stopping goes on stopping. */
    void start() {
        if (running()) {
            return;
        }
        mode = hasWorkers() ? parallel : serial;
        threadId = server.newThreadId();
        startedNanos = server.now();
        become(SqlThreadState.READING);
        mode.start();
        workerStates().forEach(worker -> server.newThreadId());
    }

    /** STOP SLAVE SQL_THREAD. */
    void stop() {
        if (running()) {
            mode.stop();
        }
    }

    /** The transactions of the relay log are those of the source's log from this one on. */
    void startAt(long row) {
        appliedRows = row;
        replica.upstream().cursor().moveTo(row);
        if (running()) {
            mode.startAt(row);
        }
    }

    /** The IO thread has written to the relay log. */
    void relayLogGrew() {
        if (state == SqlThreadState.HAS_READ_ALL) {
            become(SqlThreadState.READING);
            mode.relayLogGrew();
        }
    }

    /** A transaction is applied; all before {@code end} are. */
    void applied(long row, long end) {
        server.fact(Fact.APPLIED, row);
        server.probe().applied(server.index(), replica.upstream().server().index(), row, server.now());
        appliedRows = end;
        replica.upstream().cursor().moveTo(end);
    }

    void become(SqlThreadState next) {
        boolean running = state != SqlThreadState.STOPPED;
        if (running && next == SqlThreadState.STOPPED) {
            replica.positions().sqlThreadStops();
        }
        state = next;
        if (running != (next != SqlThreadState.STOPPED)) {
            server.fact(Fact.STATE, 100 + next.ordinal());
            server.probe().thread(server.index(), false, next.text(server.profile()), server.now());
        }
    }

    private boolean hasWorkers() {
        ServerVariables variables = server.variables();
        if (server.profile().vendor() == Vendor.MYSQL) {
            return variables.number(ServerVariable.SLAVE_PARALLEL_WORKERS)
                    >= server.profile().fewestWorkers();
        }
        return variables.number(ServerVariable.SLAVE_PARALLEL_THREADS) > 0
                && variables.number(ServerVariable.SLAVE_PARALLEL_MODE) != MariaDbScheduling.NONE;
    }
}

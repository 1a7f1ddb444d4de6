package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.Shape;
import org.replsim.engine.Signal;
import org.replsim.engine.SourceName;
import org.replsim.host.Burst;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.Vendor;
import org.replsim.table.value.SqlError;

/**
 * The SQL thread as the coordinator of workers (spec 1.8): reads the relay log, finds out what each transaction has to wait
 * for, and hands it to a worker. How much they gain follows from the row sets, the disk and the cores; no factor says so.
 *
 * <pre>
 *   RelayLog --> coordinator --> Worker ... --> CommitPath --> (OwnLogGroup)
 *                 Scheduling     ReplicaLocks   RedoLog
 *                     +--------- InFlight ---------+
 * </pre>
 */
final class ParallelApplier implements ApplyMode {

    private final Server server;
    private final Replica replica;
    private final Applier applier;
    private final EventSizes sizes;
    private final Shape shape = new Shape();
    private final InFlight flight = new InFlight();
    private final ReplicaLocks locks = new ReplicaLocks();
    private final Pool pool;
    private final CommitPath commitPath;
    private final Burst handing = new Burst(this::handedOver);
    private final Signal moved;
    private final Checkpoints checkpoints;
    private final StoppedShort stoppedShort;

    private Scheduling scheduling;
    /** What {@link #handing} hands over, once it is known. */
    private @Nullable Worker chosen;

    /** The next transaction was read, and {@link #scheduling} knows what it waits for. */
    private boolean read;

    private int readBytes;
    private boolean stopping;
    /** What is being handed over is not wanted any more. */
    private boolean abandoned;

    private long retries;

    ParallelApplier(Replica replica, Applier applier) {
        this.replica = replica;
        this.applier = applier;
        server = replica.server();
        sizes = new EventSizes(replica.upstream().server().profile().format(), false);
        pool = new Pool(server, this);
        commitPath = new CommitPath(server, this, replica.ownLog());
        moved = server.simulation().signal(new SourceName(server.name(), "coordinator"), this::look);
        checkpoints = new Checkpoints(server);
        stoppedShort = new StoppedShort(pool, flight, commitPath);
        scheduling = Scheduling.of(server, sourceLog(), pool, flight);
        server.tableLocks().addUser(new WorkerTables(pool, applier));
    }

    @Override
    public void start() {
        stopping = false;
        ServerVariable count = mySql() ? ServerVariable.SLAVE_PARALLEL_WORKERS : ServerVariable.SLAVE_PARALLEL_THREADS;
        pool.resize((int) server.variables().number(count));
        flight.reset(applier.appliedRows());
        commitPath.reset(applier.appliedRows());
        scheduling = Scheduling.of(server, sourceLog(), pool, flight);
        stoppedShort.forget();
        read = false;
        coordinate();
    }

    /**
     * All up to the last transaction that has begun are finished, so that no gap is left; the rest is dropped from the
     * workers' queues.
     */
    @Override
    public void stop() {
        if (stopping) {
            return;
        }
        beginStop();
        long waiting = pool.firstWaitingForOthers();
        if (waiting < Long.MAX_VALUE) {
            stoppedShort.giveUp(waiting);
        }
        if (!stoppedShort.hasGaps()) {
            long end = pool.begunEnd(flight.reached());
            pool.dropFrom(end);
            flight.dropFrom(end);
        }
        stopIfDone();
    }

    private void beginStop() {
        abandoned |= handing.underWay();
        stopping = true;
    }

    /** A transaction cannot be applied: the thread stops in front of it. */
    void failed(long row, SqlError why) {
        beginStop();
        stoppedShort.failed(row, why);
        moved();
    }

    /** A worker waits for somebody who is no worker: a thread that stops does not wait for that. */
    void heldUp(long row) {
        if (stopping) {
            stoppedShort.giveUp(row);
            moved();
        }
    }

    /** A worker gives up a transaction, while others behind it may be applied. */
    void gap(long row) {
        stoppedShort.gap(row);
    }

    @Override
    public boolean stopping() {
        return stopping;
    }

    @Override
    public void startAt(long row) {
        flight.reset(row);
        commitPath.reset(row);
    }

    @Override
    public void relayLogGrew() {
        coordinate();
    }

    @Override
    public void goOn() {
        coordinate();
    }

    @Override
    public void read(long timestampSeconds) {
        applier.behind().coordinatorRead(timestampSeconds);
    }

    @Override
    public long nextToRead() {
        return read ? flight.end() + 1 : flight.end();
    }

    @Override
    public long secondsBehindMaster() {
        if (!mySql()) {
            return applier.behind().seconds(server.host().clock(), server.now(), flight.isEmpty());
        }
        long second = checkpoints.second(
                sourceLog(), flight.applied(), replica.relayLog().receivedRows());
        return second == Checkpoints.UNSET
                ? 0
                : applier.behind().secondsSince(second, server.host().clock(), server.now());
    }

    /** Rollbacks of workers so far. */
    long retries() {
        return retries;
    }

    Pool pool() {
        return pool;
    }

    InFlight flight() {
        return flight;
    }

    ReplicaLocks locks() {
        return locks;
    }

    CommitPath commitPath() {
        return commitPath;
    }

    Binlog sourceLog() {
        return replica.sourceLog();
    }

    /** A worker was rolled back. */
    void countRetry() {
        retries++;
    }

    Replica replica() {
        return replica;
    }

    Applier applier() {
        return applier;
    }

    /** Somebody may have something to do. */
    void moved() {
        moved.raise();
        server.tableLocks().moved();
    }

    /** A worker has reached its commit. */
    void startCommit(long row) {
        flight.startCommit(row);
        moved();
    }

    /** A worker's changes are visible. */
    void commit(long row) {
        flight.commit(row);
        moved();
    }

    /** A worker's transaction is through. */
    void applied(long row, GroupKind kind) {
        pool.queued(-flight.bytes(row));
        scheduling.finished(row);
        applier.behind().workerFinished(sourceLog().commitSecond(row));
        long before = flight.applied();
        flight.apply(row);
        if (flight.applied() > before) {
            checkpoints.advance(sourceLog(), before);
        }
        applier.applied(row, stoppedShort.appliedEnd(), kind);
        moved();
    }

    /** A worker forgets a transaction that it has not begun. */
    void dropped(long row) {
        pool.queued(-flight.bytes(row));
    }

    private boolean mySql() {
        return server.profile().vendor() == Vendor.MYSQL;
    }

    /** Something has moved on: workers may run, relay files may go, the coordinator may find a worker. */
    private void look() {
        if (!server.alive() || !applier.running()) {
            return;
        }
        pool.wake();
        replica.leaveRelayFiles();
        if (stopping) {
            stopIfDone();
        } else if (applier.state() != SqlThreadState.HAS_READ_ALL) {
            coordinate();
        }
    }

    /** Reads the next transaction and hands it over, unless there is none or nobody can take it. */
    private void coordinate() {
        if (stopping || handing.underWay()) {
            return;
        }
        RelayLog relay = replica.relayLog();
        if (!applier.control().plain() && !passes(relay)) {
            return;
        }
        if (flight.end() >= relay.readableEnd()) {
            applier.become(SqlThreadState.HAS_READ_ALL);
            applier.behind().endOfRelayLog();
            replica.ioThread().sqlThreadAtEnd(relay.partialEvents() > 0);
            return;
        }
        if (!read) {
            readNext();
        }
        Worker worker = scheduling.choose(readBytes);
        if (worker == null) {
            boolean full = pool.overfull(readBytes);
            applier.become(full && mySql() ? SqlThreadState.WAITING_FOR_PENDING_EVENTS : scheduling.waitsFor());
            return;
        }
        chosen = worker;
        applier.become(SqlThreadState.READING);
        server.host().cores().submit(handing, server.host().hardware().handOver());
    }

    /** Whether the next transaction is to be applied now, or there is none. For other rules the workers finish first. */
    private boolean passes(RelayLog relay) {
        ApplyControl control = applier.control();
        if (flight.end() >= relay.readableEnd() && !relay.jumpsAt(flight.end())) {
            return !flight.isEmpty() || !control.untilDone();
        }
        if (!control.holds(flight.end())) {
            return flight.end() >= relay.readableEnd() || !control.waits(flight.end());
        }
        if (!flight.isEmpty()) {
            applier.become(SqlThreadState.WAITING_FOR_WORKERS);
            return false;
        }
        return control.passes();
    }

    private void readNext() {
        read = true;
        long row = flight.end();
        Binlog log = sourceLog();
        server.transactions().shape(log.id(row), shape);
        readBytes = (int) Math.min(
                Integer.MAX_VALUE, sizes.of(shape, log.has(row, Binlog.GROUPED)).wireBytes());
        scheduling.read(row, shape);
        applier.behind().coordinatorRead(log.commitSecond(row));
    }

    private void handedOver() {
        Worker worker = chosen;
        chosen = null;
        if (!server.alive()) {
            return;
        }
        if (abandoned || worker == null) {
            abandoned = false;
            if (applier.running()) {
                coordinate();
            }
            return;
        }
        long row = flight.end();
        read = false;
        flight.add(worker, readBytes, scheduling.startAfter(), scheduling.commitAfter());
        pool.queued(readBytes);
        worker.take(row);
        coordinate();
    }

    private void stopIfDone() {
        if (!flight.isEmpty()) {
            return;
        }
        stopping = false;
        stoppedShort.tellDone(applier.control());
        applier.stopped(stoppedShort.error());
    }
}

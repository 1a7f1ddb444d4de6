package org.replsim.server.replica;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.Gtids;
import org.replsim.binlog.Shape;
import org.replsim.host.HostClock;
import org.replsim.server.Generation;
import org.replsim.server.Server;
import org.replsim.server.replica.ReplicaPositions.SourcePosition;
import org.replsim.table.value.SqlError;

/**
 * What the SQL thread does with its next group other than to apply it: stop before it (UNTIL), skip it
 * (sql_slave_skip_counter, spec 1.7 rules 3 and 6), or wait (MASTER_DELAY, spec 1.9). Asked once per group; while nothing is
 * set, {@link #plain} is the whole question.
 */
final class ApplyControl {

    private static final long SECOND = 1_000_000_000L;
    private static final long NONE = -1;
    private static final SqlError UNREADABLE =
            new SqlError(1594, "HY000", "Relay log read failure: Could not parse relay log event entry.");

    private final Server server;
    private final Replica replica;
    private final Applier applier;
    private final EventSizes sizes;
    private final Shape shape = new Shape();
    private final TreeSet<Long> alreadyApplied = new TreeSet<>();
    private final StrictOrder strict;
    private final Pause pause;

    private boolean plain;
    private long skipCounter;
    private Until until = Until.NONE;
    private @Nullable Runnable afterStop;
    private @Nullable Until startAgain;
    private long delaySeconds;
    /** The second of the replica's clock at which the group that waits may be applied. */
    private long delayEndSecond;
    /** The group that has waited. */
    private long delayedRow = NONE;

    ApplyControl(Replica replica, Applier applier) {
        this.replica = replica;
        this.applier = applier;
        server = replica.server();
        sizes = new EventSizes(replica.upstream().server().profile().format(), false);
        strict = new StrictOrder(replica);
        pause = new Pause(server, "sql delay", this::delayOver);
        delay(replica.info().delaySeconds());
    }

    /** Whether nothing is set, so that every group is applied as it comes. */
    boolean plain() {
        return plain && replica.relayLog().inOnePiece();
    }

    long skipCounter() {
        return skipCounter;
    }

    void skip(long events) {
        skipCounter = events;
        look();
    }

    Until until() {
        return until;
    }

    long delaySeconds() {
        return delaySeconds;
    }

    void delay(long seconds) {
        delaySeconds = seconds;
        look();
    }

    /** SQL_Remaining_Delay in seconds while a group waits; -1 for NULL. */
    long remainingSeconds() {
        return pause.underWay() ? Math.max(0, delayEndSecond - clock().seconds(server.now())) : -1;
    }

    /** START SLAVE: whether the thread stops at once, because it stands at or beyond the position already. */
    boolean start(Until newUntil) {
        until = newUntil;
        delayedRow = NONE;
        look();
        return switch (until.condition()) {
            case NONE -> false;
            case MASTER -> {
                SourcePosition at = replica.positions().group().source();
                yield until.reachedAt(at.file(), at.position());
            }
            case RELAY -> {
                var at = replica.positions().group();
                yield until.reachedAt(at.relayFile(), at.relayPosition());
            }
            case GTID ->
                endsAtGtid()
                        || (applier.appliedRows() < replica.relayLog().readableEnd()
                                && until.gtidReached().test(applier.appliedRows()));
        };
    }

    /** Whether all that UNTIL names is applied, so that nothing more is needed of the source. */
    private boolean endsAtGtid() {
        boolean done = until.allDone().getAsBoolean();
        if (done && server.gtids().kind() == Gtids.Kind.DOMAINS) {
            replica.stopIoThread(); // the source would send nothing behind the position
        }
        return done;
    }

    /** STOP SLAVE comes back when the thread has stopped. */
    void whenStopped(Runnable then) {
        afterStop = then;
    }

    /** The thread has another state. */
    void became(SqlThreadState state) {
        if (state != SqlThreadState.STOPPED) {
            return;
        }
        Runnable then = afterStop;
        Until again = startAgain;
        afterStop = null;
        startAgain = null;
        if (then != null) {
            then.run();
        }
        if (again != null) {
            replica.startSqlThread(again);
        }
    }

    /** START while the thread is still stopping: when it has stopped, unless there is none to start. */
    void startAfterStop(@Nullable Until until) {
        startAgain = until;
    }

    /** The thread stops: a delay is over. */
    void stop() {
        startAgain = null;
        pause.cancel();
        delayedRow = NONE;
    }

    /** Whether the group of a row is not simply applied, now or later: workers have to finish before it. */
    boolean holds(long row) {
        RelayLog relay = replica.relayLog();
        return relay.jumpsAt(row)
                || (row < relay.readableEnd()
                        && (skipCounter > 0
                                || alreadyApplied.contains(row)
                                || row == relay.corruptRow()
                                || reached(row)
                                || strict.outOfOrder(row) != null));
    }

    /** Workers have applied a row, but not one before it: it will not be applied again. */
    void alreadyApplied(long row) {
        alreadyApplied.add(row);
        look();
    }

    /**
     * Deals with the groups from a row on that are not to be applied now. Nothing may be under way.
     *
     * @return whether the next one is to be applied, or there is none; if not, the thread has stopped or waits
     */
    boolean passes() {
        follow();
        while (applier.appliedRows() < replica.relayLog().readableEnd()) {
            long row = applier.appliedRows();
            if (reached(row)) {
                applier.become(SqlThreadState.STOPPED);
                endsAtGtid();
                return false;
            }
            if (row == replica.relayLog().corruptRow()) {
                applier.stopped(UNREADABLE);
                return false;
            }
            if (alreadyApplied.remove(row)) {
                look();
                applier.pass(row);
            } else if (skipCounter > 0) {
                skipGroup(row);
            } else {
                return inOrder(row) && !waits(row);
            }
            follow();
        }
        return !untilDone();
    }

    /** At the end of a piece of the relay log it goes on with the next, which need not be the next in the source's log. */
    private void follow() {
        RelayLog relay = replica.relayLog();
        while (relay.jumpsAt(applier.appliedRows())) {
            applier.startAt(relay.jump());
        }
    }

    /** Whether a group may be logged here; if not, the thread stops in front of it (spec 4.2). */
    private boolean inOrder(long row) {
        SqlError error = strict.outOfOrder(row);
        if (error != null) {
            applier.stopped(error);
        }
        return error == null;
    }

    /** Whether an UNTIL that names the last transaction is over: both threads stop. */
    boolean untilDone() {
        boolean done = endsAtGtid();
        if (done) {
            applier.become(SqlThreadState.STOPPED);
        }
        return done;
    }

    /** Whether the group of a row has to wait for its time; then {@link Applier#goOn} follows. */
    boolean waits(long row) {
        if (pause.underWay()) {
            return true;
        }
        if (delaySeconds == 0 || row == delayedRow) {
            return false;
        }
        delayEndSecond = timestamp(row) + delaySeconds + applier.behind().clockDiffSeconds();
        long nap = delayEndSecond - clock().seconds(server.now());
        if (nap <= 0) {
            return false;
        }
        delayedRow = row;
        applier.readForDelay(row);
        applier.become(SqlThreadState.DELAYING);
        pause.begin(nap * SECOND);
        return true;
    }

    private void delayOver() {
        if (applier.running()) {
            applier.goOn();
        }
    }

    private void look() {
        plain = skipCounter == 0
                && delaySeconds == 0
                && until == Until.NONE
                && alreadyApplied.isEmpty()
                && !strict.on();
    }

    private boolean reached(long row) {
        return switch (until.condition()) {
            case NONE -> false;
            case MASTER -> {
                SourcePosition start = replica.positions().sourceStart(row);
                yield until.reachedAt(start.file(), start.position());
            }
            case RELAY -> {
                var start = replica.positions().at(row);
                yield until.reachedAt(start.relayFile(), start.relayPosition());
            }
            case GTID -> until.gtidReached().test(row);
        };
    }

    /** Each event lowers the counter, which is held at 1 inside a group: the group's last event takes it on. */
    private void skipGroup(long row) {
        Binlog log = replica.sourceLog();
        server.transactions().shape(log.id(row), shape);
        int events = sizes.of(shape, log.has(row, Binlog.GROUPED)).wireEvents();
        skipCounter = Math.max(0, skipCounter - events);
        look();
        applier.skipped(row);
    }

    /** What the delay counts from: the COMMIT's start; MySQL 8 has the time of the commit itself in its GTID event. */
    private long timestamp(long row) {
        Binlog log = replica.sourceLog();
        Generation generation = replica.upstream().server().profile().generation();
        if (generation == Generation.MYSQL_8_0 || generation == Generation.MYSQL_8_4) {
            HostClock source = replica.upstream().server().host().clock();
            return Math.floorDiv(source.nanos(log.publishedNanos(row)) + SECOND - 1, SECOND);
        }
        return log.commitSecond(row);
    }

    private HostClock clock() {
        return server.host().clock();
    }
}

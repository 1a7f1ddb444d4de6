package org.replsim.server.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.engine.Timer;
import org.replsim.server.SemiSyncRules;
import org.replsim.server.Server;
import org.replsim.server.Server.Fact;
import org.replsim.server.ServerVariable;

/**
 * The semi-synchronous block of a source (spec section 2): state ON or OFF, who waits, how far ACKs have come, and the
 * counters. Positions are row numbers of the binary log, which order as file and position do.
 */
public final class SemiSync {

    private static final long UNSET = -1;
    /** Bit of rpl_semi_sync_master_trace_level. */
    private static final long TRACE_NET_WAIT = 32;

    private final Server server;
    private final Timer timeout;
    private final SemiSyncWaits waits = new SemiSyncWaits();
    private final SemiSyncCounters counters = new SemiSyncCounters();
    private final Quorum quorum = new Quorum();
    private final Binlog log;
    private final SemiSyncRules rules;

    private boolean enabled;
    private boolean on;
    private int clients;
    /** Largest row ever written, also while OFF; unset by enabling. */
    private long commitPos = UNSET;
    /** Largest row acknowledged since the last switch-off. */
    private long replyPos = UNSET;
    /** Smallest row anybody waits for. */
    private long waitPos = UNSET;
    /** First row that was written while ON since the last switch; rows before it need no ACK. */
    private long firstActive;

    private @Nullable Runnable allReleased;
    private long offSinceNanos;
    private long offNanos;

    SemiSync(Server server, Binlog log) {
        this.server = server;
        this.log = log;
        rules = server.profile().semiSync();
        timeout = server.timer("semi-sync timeout", this::timedOut);
        server.host().onClockStep(this::clockStepped);
    }

    /**
     * SET GLOBAL rpl_semi_sync_master_enabled (2.6): ON at once even without a replica, on MySQL only if there are enough
     * or it waits for them; OFF frees everybody.
     */
    void enable(boolean enable, long nextRow) {
        if (enable == enabled) {
            return;
        }
        if (enable) {
            enabled = true;
            commitPos = UNSET;
            replyPos = UNSET;
            waitPos = UNSET;
            offSinceNanos = server.now();
            quorum.clear();
            if (!rules.offWithoutClients() || !tooFewClients()) {
                switchOn(nextRow);
            }
        } else {
            if (on) {
                switchOff(null);
            }
            enabled = false;
            offNanos += server.now() - offSinceNanos;
        }
    }

    /** Rpl_semi_sync_master_status: OFF also when it is not enabled. */
    public boolean on() {
        return on;
    }

    /** rpl_semi_sync_master_enabled. */
    public boolean enabled() {
        return enabled;
    }

    /** Sessions (AFTER_COMMIT) or leaders (AFTER_SYNC) that wait now. */
    public int waitSessions() {
        return waits.size();
    }

    /** How long it was enabled but OFF so far, nanoseconds. */
    public long offNanos() {
        return offNanos + (enabled && !on ? server.now() - offSinceNanos : 0);
    }

    /**
     * Adds its status variables under the server's names, in the server's units. The old plugin shows its state as ON only
     * while it has clients: in the tutorial it is OFF after it was enabled, and ON when the replica has come.
     */
    public void status(Map<String, Long> status) {
        counters.addTo(status, rules.ackCounters());
        status.put("Rpl_semi_sync_master_clients", (long) clients);
        status.put("Rpl_semi_sync_master_status", on && (clients > 0 || !rules.dumpReadsAck()) ? 1L : 0L);
        status.put("Rpl_semi_sync_master_wait_sessions", (long) waits.size());
    }

    /** FLUSH STATUS: yes_tx, no_tx and no_times only (2.9, measured on MariaDB 10.11; taken for all versions). */
    void flushStatus() {
        counters.flush();
    }

    /** RESET MASTER: off and on again, with counters of nothing (2.9). */
    void reset(long nextRow) {
        boolean was = enabled;
        enable(false, nextRow);
        counters.reset();
        enable(was, nextRow);
    }

    /** C5: {@code count} rows up to {@code lastRow} were written; while ON each is a node that needs an ACK. */
    void written(long lastRow, int count) {
        if (enabled) {
            commitPos = Math.max(commitPos, lastRow);
            if (on) {
                counters.requestAck += count;
            }
        }
    }

    /** 2.3 step 2: whether the dump thread asks for an ACK of this row's last event. */
    boolean flag(long row) {
        if (!enabled) {
            return false;
        }
        boolean ask = on
                ? row > replyPos && row >= waitPos && row >= firstActive && row <= commitPos && isNode(row)
                : commitPos == UNSET || row >= commitPos;
        if (ask && !rules.dumpReadsAck()) {
            counters.netWaits++;
        }
        return ask;
    }

    /**
     * C6 or C8: begins to wait for the ACK of a row.
     *
     * @return false if there is nothing to wait for; else {@code wait.released} runs when the wait is over
     */
    boolean await(SemiSyncWait wait, long row) {
        if (!enabled) {
            return false;
        }
        if (!on || tooFewClients()) {
            counters.noTx++;
            return false;
        }
        if (replyPos >= row) {
            counters.acknowledged(server, row);
            return false;
        }
        if (waitPos != UNSET && row <= waitPos) {
            counters.waitPosBacktraverse++;
            waitPos = row;
        } else if (waitPos == UNSET) {
            waitPos = row;
        }
        wait.row = row;
        wait.enteredNanos = server.now();
        wait.deadlineNanos = server.now() + server.variables().nanos(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT);
        waits.add(wait);
        if (wait.deadlineNanos < timeout.deadlineNanos()) {
            timeout.at(wait.deadlineNanos);
        }
        return true;
    }

    /** 2.3 step 5: an ACK packet for a row has come from a replica, by its place. */
    void acked(int replica, long row) {
        server.fact(Fact.ACKED, row);
        if (!enabled) {
            return;
        }
        counters.getAck++;
        int count = waitCount();
        reply(count == 1 ? row : quorum.acked(replica, row, count));
    }

    /** KILL of a session that waits, where that ends the wait: the transaction counts as one without an ACK (2.9). */
    boolean kill(SemiSyncWait wait) {
        if (!wait.waiting) {
            return false;
        }
        counters.noTx++;
        release(wait, true);
        SemiSyncWait first = waits.first();
        waitPos = first == null ? UNSET : first.row;
        return true;
    }

    /** A dump thread of the old plugin has read an ACK that it waited for since {@code sentNanos} (2.10). */
    void netWaited(long sentNanos) {
        if ((server.variables().number(ServerVariable.RPL_SEMI_SYNC_MASTER_TRACE_LEVEL) & TRACE_NET_WAIT) != 0) {
            counters.netWaits++;
            counters.netWaitTimeMicros += (server.now() - sentNanos) / 1_000;
        }
    }

    /** SET GLOBAL of one of the variables that act at once on those who wait (2.7, 2.8). */
    void variableChanged(ServerVariable variable) {
        if (variable == ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_FOR_SLAVE_COUNT && enabled) {
            reply(quorum.reached(waitCount()));
        } else if (variable == ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE && rules.offWithoutClients()) {
            if (enabled && on && tooFewClients()) {
                switchOff(null);
            } else if (enabled && !on && !tooFewClients()) {
                switchOn(log.written());
            }
        }
    }

    /** A semi-sync dump thread has started at a row: counts as an ACK for everything before it (2.3). */
    void dumpStarted(long nextRow) {
        clients++;
        if (enabled && waitCount() == 1) {
            reply(nextRow - 1);
        }
    }

    /** A semi-sync dump thread has ended (2.7). */
    void dumpEnded() {
        clients--;
        if (!enabled || !on || !tooFewClients()) {
            return;
        }
        if (rules.offWithoutClients()) {
            switchOff(null);
        } else {
            waitPos = UNSET;
            for (SemiSyncWait each = waits.first(); each != null; each = waits.first()) {
                counters.noTx++;
                release(each, true);
            }
        }
    }

    /** One node per transaction, or one per commit group at its end. */
    private boolean isNode(long row) {
        return !rules.nodePerGroup() || log.has(row, Binlog.GROUP_END);
    }

    private int waitCount() {
        return (int) server.variables().number(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_FOR_SLAVE_COUNT);
    }

    private boolean tooFewClients() {
        return clients < waitCount() && !server.variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE);
    }

    private void reply(long row) {
        if (!on && (commitPos == UNSET || row >= commitPos)) {
            switchOn(Math.max(firstActive, commitPos + 1));
        }
        if (!on) {
            return;
        }
        replyPos = Math.max(replyPos, row);
        if (waitPos == UNSET || replyPos < waitPos) {
            return;
        }
        waitPos = UNSET;
        SemiSyncWait each = waits.first();
        while (each != null && each.row <= replyPos) {
            counters.acknowledged(server, each.row);
            release(each, true);
            each = waits.first();
        }
        if (each != null) {
            waitPos = waitPos == UNSET ? each.row : Math.min(waitPos, each.row);
        }
    }

    /** Calls back as soon as nobody waits for an ACK: SHUTDOWN WAIT FOR ALL SLAVES (2.9). */
    public void whenNobodyWaits(Runnable reaction) {
        allReleased = reaction;
    }

    private void release(SemiSyncWait wait, boolean countsAsWait) {
        waits.remove(wait);
        if (countsAsWait) {
            counters.waited(server.now() - wait.enteredNanos);
        }
        wait.released.run();
        Runnable reaction = allReleased;
        if (reaction != null && waits.first() == null) {
            allReleased = null;
            reaction.run();
        }
    }

    /** The server waits until a time of day: a clock that is set forward ends its waits early. */
    private void clockStepped(long byNanos) {
        waits.clockStepped(byNanos);
        timeout.at(server.now());
    }

    /** 2.5: the first deadline; the timer may be early, because the one it was set for has been answered since. */
    private void timedOut() {
        SemiSyncWait earliest = waits.earliest();
        if (!server.alive() || earliest == null) {
            return;
        }
        if (earliest.deadlineNanos > server.now()) {
            timeout.at(earliest.deadlineNanos);
        } else {
            switchOff(earliest);
        }
    }

    private void switchOn(long firstRow) {
        on = true;
        firstActive = firstRow;
        offNanos += server.now() - offSinceNanos;
        switched();
    }

    /** One switch-off frees everybody; the one whose deadline it was did not wait in the counters' sense. */
    private void switchOff(@Nullable SemiSyncWait timedOut) {
        on = false;
        offSinceNanos = server.now();
        replyPos = UNSET;
        waitPos = UNSET;
        quorum.clear();
        counters.noTimes++;
        switched();
        for (SemiSyncWait each = waits.first(); each != null; each = waits.first()) {
            counters.noTx++;
            release(each, each != timedOut);
        }
    }

    private void switched() {
        server.fact(Fact.SEMI_SYNC, on ? 1 : 0);
        server.probe().semiSync(server.index(), on, server.now());
    }
}

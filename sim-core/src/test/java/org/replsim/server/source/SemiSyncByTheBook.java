package org.replsim.server.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Spec 2.2 to 2.10 written down once more, as plainly as can be: sets and lists instead of cursors and linked waits. */
final class SemiSyncByTheBook {

    /** A session that waits. */
    record Waiter(long row, long enteredNanos, long deadlineNanos) {}

    final TreeSet<Long> active = new TreeSet<>();
    final List<Waiter> waiters = new ArrayList<>();
    boolean enabled = true;
    boolean on = true;
    boolean waitNoSlave = true;
    int clients;
    long commitPos = -1;
    long replyPos = -1;
    long timeoutNanos;
    long now;

    long yesTx;
    long noTx;
    long noTimes;
    long txWaits;
    long txWaitTime;
    long netWaits;
    long requestAck;
    long getAck;
    long backtraverse;

    void enable(boolean enable) {
        if (enable) {
            on = true;
            commitPos = -1;
            replyPos = -1;
            active.clear();
        } else if (on) {
            switchOff(null);
        }
        enabled = enable;
    }

    void written(long from, long to) {
        if (!enabled) {
            return;
        }
        commitPos = Math.max(commitPos, to - 1);
        for (long row = from; on && row < to; row++) {
            active.add(row);
            requestAck++;
        }
    }

    boolean flag(long row) {
        boolean ask;
        if (!enabled) {
            ask = false;
        } else if (on) {
            long waitPos = waiters.stream().mapToLong(Waiter::row).min().orElse(-1);
            ask = row > replyPos && row >= waitPos && active.contains(row);
        } else {
            ask = commitPos < 0 || row >= commitPos;
        }
        netWaits += ask ? 1 : 0;
        return ask;
    }

    boolean await(long row) {
        if (!enabled) {
            return false;
        }
        if (!on || (clients == 0 && !waitNoSlave)) {
            noTx++;
            return false;
        }
        if (row <= replyPos) {
            yesTx++;
            return false;
        }
        if (row <= waiters.stream().mapToLong(Waiter::row).min().orElse(-1)) {
            backtraverse++;
        }
        waiters.add(new Waiter(row, now, now + timeoutNanos));
        return true;
    }

    void acked(long row) {
        if (enabled) {
            getAck++;
            reply(row);
        }
    }

    void dumpStarted(long nextRow) {
        clients++;
        if (enabled) {
            reply(nextRow - 1);
        }
    }

    void dumpEnded() {
        clients--;
        if (on && clients == 0 && !waitNoSlave) {
            waiters.forEach(this::countWait);
            noTx += waiters.size();
            waiters.clear();
        }
    }

    /** Time-outs up to an instant. */
    void pass(long until) {
        while (!waiters.isEmpty()) {
            Waiter first = waiters.stream()
                    .min(Comparator.comparingLong(Waiter::deadlineNanos))
                    .orElseThrow();
            if (first.deadlineNanos() > until) {
                break;
            }
            now = first.deadlineNanos();
            switchOff(first);
        }
        now = until;
    }

    private void reply(long row) {
        if (!on && (commitPos < 0 || row >= commitPos)) {
            on = true;
        }
        if (on) {
            replyPos = Math.max(replyPos, row);
            active.removeIf(each -> each <= replyPos);
            for (Waiter waiter : List.copyOf(waiters)) {
                if (waiter.row() <= replyPos) {
                    countWait(waiter);
                    yesTx++;
                    waiters.remove(waiter);
                }
            }
        }
    }

    private void switchOff(@Nullable Waiter timedOut) {
        on = false;
        active.clear();
        replyPos = -1;
        noTimes++;
        noTx += waiters.size();
        if (timedOut != null) {
            waiters.remove(timedOut);
        }
        waiters.forEach(this::countWait);
        waiters.clear();
    }

    private void countWait(Waiter waiter) {
        txWaits++;
        txWaitTime += (now - waiter.enteredNanos()) / 1_000;
    }

    String status() {
        return String.join(
                " ",
                "yes " + yesTx,
                "no " + noTx,
                "times " + noTimes,
                "waits " + txWaits,
                "time " + txWaitTime,
                "net " + netWaits,
                "request " + requestAck,
                "get " + getAck,
                "back " + backtraverse,
                "clients " + clients,
                "on " + (on ? 1 : 0),
                "waiting " + waiters.size());
    }
}

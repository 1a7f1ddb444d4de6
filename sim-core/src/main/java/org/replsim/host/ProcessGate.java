package org.replsim.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.Timer;

/**
 * Whether the threads of a process, or of a whole host, may run. What becomes due for them while they may not (a timer, a
 * packet, the end of a sync, the rest of a burst) waits here, in the order it came, and follows when they run again.
 */
final class ProcessGate {

    /** The host's; null for the host itself. */
    private final @Nullable ProcessGate around;

    /** Where a timer stands that has ended while the gate was closed; like any other it can be moved and cancelled. */
    private static final long HELD_NANOS = Long.MAX_VALUE / 2;

    /** Those of a host's processes. */
    private final List<ProcessGate> inside = new ArrayList<>();

    private final List<Timer> held = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    /** Processor time that bursts of this process have had. */
    long busyNanos;

    private boolean stopped;
    /** What follows from the two: one field, because it is asked at every event. */
    private boolean closed;

    private @Nullable Burst parkedHead;
    private @Nullable Burst parkedTail;

    ProcessGate(@Nullable ProcessGate around) {
        this.around = around;
        if (around != null) {
            around.inside.add(this);
        }
        look();
    }

    boolean closed() {
        return closed;
    }

    void stop() {
        stopped = true;
        look();
    }

    void resume() {
        stopped = false;
        look();
    }

    /** Whether the gate is closed: then the reaction is kept, and follows as soon as it is open. */
    boolean defers(Runnable reaction) {
        return closed && waiting.add(reaction);
    }

    /** A timer has ended: it ends again as soon as the gate is open, unless it is moved or cancelled before. */
    void hold(Timer timer) {
        timer.at(HELD_NANOS);
        held.add(timer);
    }

    /** Keeps a burst that has no core until the gate is open. */
    void park(Burst burst) {
        Burst tail = parkedTail;
        if (tail == null) {
            parkedHead = burst;
        } else {
            tail.next = burst;
        }
        parkedTail = burst;
    }

    /** If the gate is open now: bursts go on, what has come is done, and behind it, at this instant, timers end. */
    void release(Processors processors) {
        if (closed) {
            return;
        }
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).deadlineNanos() == HELD_NANOS) {
                held.get(i).in(0);
            }
        }
        held.clear();
        Burst burst = parkedHead;
        parkedHead = null;
        parkedTail = null;
        while (burst != null) {
            Burst after = burst.next;
            burst.next = null;
            processors.goOn(burst);
            burst = after;
        }
        int done = 0;
        while (done < waiting.size() && !closed) {
            waiting.get(done++).run();
        }
        waiting.subList(0, done).clear();
    }

    private void look() {
        closed = stopped || (around != null && around.stopped);
        inside.forEach(ProcessGate::look);
    }
}

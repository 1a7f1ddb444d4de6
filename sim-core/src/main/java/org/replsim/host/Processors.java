package org.replsim.host;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Signal;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/**
 * The processors of a host: a run queue served first come, first served by equal cores. A burst longer than a time slice
 * goes back to the end of the queue if others wait; whoever goes on with the same work before its slice is over keeps the core.
 * A core that had been idle needs {@code wake_up} more, and code that has not run for a while finds the caches cold ({@link Hardware#cold}).
 * Bursts of a process that may not run have no core and wait behind its gate.
 */
final class Processors {

    /** Linux hands a busy processor on after some milliseconds; the exact value only matters to long bursts. */
    static final long SLICE_NANOS = 4_000_000;

    /** Work of no length is done within the work that asks for it, but not deeper than this. */
    private static final int MAX_DEPTH = 50;

    private final Simulation simulation;
    private final Noise noise;
    private final long wakeUpNanos;
    private final double cold;
    private final long coldHalfNanos;
    private final Core[] cores;
    /** Free cores, the one that was busy last on top: its caches are warmest. */
    private final Core[] free;

    private int freeCount;
    private @Nullable Burst queueHead;
    private @Nullable Burst queueTail;
    private int queued;
    private long busyNanos;
    /** The core whose burst is just over, while its actor does what follows. */
    private @Nullable Core ending;

    private final Signal deferred;
    private @Nullable Burst deferredHead;
    private @Nullable Burst deferredTail;
    private int depth;

    Processors(Simulation simulation, String host, int count, Hardware hardware, long seed) {
        this.simulation = simulation;
        noise = new Noise(host, hardware.kernel().noise(), seed);
        wakeUpNanos = hardware.kernel().wakeUp();
        cold = hardware.cold();
        coldHalfNanos = Math.max(1, hardware.coldHalf());
        cores = new Core[count];
        free = new Core[count];
        for (int i = 0; i < count; i++) {
            cores[i] = new Core(simulation, new SourceName(host, "core", i));
            free[count - 1 - i] = cores[i];
        }
        freeCount = count;
        deferred = simulation.signal(new SourceName(host, "work of no length"), this::runDeferred);
    }

    /** Gives the burst a core for {@code nanos}, now or when its turn comes. Work of no length is done at this instant. */
    void submit(Burst burst, long nanos, ProcessGate gate) {
        mustBeIdle(burst);
        burst.gate = gate;
        long even = noise.on(nanos);
        burst.remainingNanos = cold == 0 ? even : even + moreWhenCold(burst.warmth, nanos);
        if (gate.closed()) {
            burst.underWay = true;
            gate.park(burst);
            return;
        }
        start(burst);
    }

    /** The same for a process of real-time priority: its work is next as soon as a core is free. */
    void submitFirst(Burst burst, long nanos, ProcessGate gate) {
        submit(burst, nanos, gate);
        if (burst == queueTail && queued > 1) {
            Burst before = queueHead;
            while (before != null && before.next != burst) {
                before = before.next;
            }
            queueTail = before;
            if (before != null) {
                before.next = null;
            }
            burst.next = queueHead;
            queueHead = burst;
        }
    }

    /** Work of no length that no process of this host does: no gate stops it. */
    void outside(Burst burst) {
        mustBeIdle(burst);
        runNow(burst);
    }

    private static void mustBeIdle(Burst burst) {
        if (burst.underWay) {
            throw new IllegalStateException("a burst was submitted twice");
        }
    }

    /** A parked burst has its turn again. */
    void goOn(Burst burst) {
        burst.underWay = false;
        start(burst);
    }

    /** Processes were stopped: what runs or waits for them gives way to others. */
    void preempt() {
        int waiting = queued;
        for (int i = 0; i < waiting; i++) {
            Burst burst = dequeue();
            if (burst != null && !parked(burst)) {
                enqueue(burst);
            }
        }
        for (Core core : cores) {
            core.preempt();
        }
    }

    private static boolean parked(Burst burst) {
        ProcessGate gate = burst.gate;
        if (gate == null || !gate.closed()) {
            return false;
        }
        gate.park(burst);
        return true;
    }

    private void start(Burst burst) {
        if (burst.remainingNanos == 0) {
            runNow(burst);
            return;
        }
        burst.underWay = true;
        Core held = ending;
        if (held != null && held.goesOn(burst)) {
            held.start(burst);
        } else if (freeCount > 0) {
            Core core = free[--freeCount];
            burst.remainingNanos += wakeUpNanos;
            core.usedNanos = 0;
            core.start(burst);
        } else {
            enqueue(burst);
        }
    }

    /** Bursts that wait for a core. */
    int queued() {
        return queued;
    }

    /** How many cores there are. */
    int count() {
        return cores.length;
    }

    /** Processor time given out so far, over all cores, including the part of running bursts that has passed. */
    long busyNanos() {
        long running = 0;
        for (Core core : cores) {
            if (core.running != null) {
                running += simulation.now() - core.startedNanos;
            }
        }
        return busyNanos + running;
    }

    private void runNow(Burst burst) {
        if (depth < MAX_DEPTH) {
            depth++;
            burst.done.run();
            depth--;
            return;
        }
        burst.underWay = true;
        Burst tail = deferredTail;
        if (tail == null) {
            deferredHead = burst;
            deferred.raise();
        } else {
            tail.next = burst;
        }
        deferredTail = burst;
    }

    private void runDeferred() {
        Burst burst = deferredHead;
        if (burst == null) {
            return;
        }
        deferredHead = burst.next;
        if (deferredHead == null) {
            deferredTail = null;
        } else {
            deferred.raise();
        }
        burst.next = null;
        if (!parked(burst)) {
            burst.underWay = false;
            burst.done.run();
        }
    }

    private long moreWhenCold(Warmth warmth, long nanos) {
        long idle = simulation.now() - warmth.lastNanos;
        return (long) (nanos * cold * idle / (idle + coldHalfNanos));
    }

    private static void charge(Burst burst, long nanos) {
        ProcessGate gate = burst.gate;
        if (gate != null) {
            gate.busyNanos += nanos;
        }
    }

    private void enqueue(Burst burst) {
        Burst tail = queueTail;
        if (tail == null) {
            queueHead = burst;
        } else {
            tail.next = burst;
        }
        queueTail = burst;
        queued++;
    }

    private @Nullable Burst dequeue() {
        Burst burst = queueHead;
        if (burst != null) {
            queueHead = burst.next;
            if (queueHead == null) {
                queueTail = null;
            }
            burst.next = null;
            queued--;
        }
        return burst;
    }

    /** One processor and the burst it runs. */
    private final class Core {
        private final Timer sliceEnd;
        private @Nullable Burst running;
        private long startedNanos;
        /** Of the slice, by the burst that has the core now and those before it that it goes on from. */
        private long usedNanos;
        /** What has just ended. */
        private @Nullable Burst last;

        Core(Simulation simulation, SourceName name) {
            sliceEnd = simulation.timer(name, this::sliceEnded);
        }

        void start(Burst burst) {
            running = burst;
            startedNanos = simulation.now();
            sliceEnd.in(Math.min(burst.remainingNanos, SLICE_NANOS - usedNanos));
        }

        /** Takes the core from a burst whose process was stopped. */
        void preempt() {
            Burst burst = running;
            ProcessGate gate = burst == null ? null : burst.gate;
            if (burst == null || gate == null || !gate.closed()) {
                return;
            }
            long ran = simulation.now() - startedNanos;
            busyNanos += ran;
            charge(burst, ran);
            burst.remainingNanos -= ran;
            running = null;
            sliceEnd.cancel();
            gate.park(burst);
            next();
        }

        private void sliceEnded() {
            Burst burst = running;
            if (burst == null) {
                throw new IllegalStateException("a slice ended on an idle core");
            }
            long ran = simulation.now() - startedNanos;
            busyNanos += ran;
            charge(burst, ran);
            burst.remainingNanos -= ran;
            usedNanos += ran;
            running = null;
            if (burst.remainingNanos > 0) {
                enqueue(burst);
                next();
                return;
            }
            burst.underWay = false;
            burst.warmth.lastNanos = simulation.now();
            boolean heldUp = queued > 0;
            if (heldUp) {
                last = burst;
                ending = this;
            } else {
                next();
            }
            burst.done.run();
            ending = null;
            if (heldUp && running == null) {
                next();
            }
        }

        /** Whether the actor whose work has just ended has more of it, and its time slice is not over. */
        boolean goesOn(Burst burst) {
            return running == null && burst == last && usedNanos < SLICE_NANOS;
        }

        private void next() {
            Burst waiting = dequeue();
            if (waiting == null) {
                free[freeCount++] = this;
            } else {
                usedNanos = 0;
                start(waiting);
            }
        }
    }
}

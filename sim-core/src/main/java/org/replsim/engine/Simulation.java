package org.replsim.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One run in virtual time. Nothing but its timers and signals schedules; an <em>event</em> is one timer firing or one
 * signal run. Timers are created before the first {@link #run}; then they are sorted by name and get their ranks.
 */
public final class Simulation {

    /** More signal runs than this at one instant are taken for a loop. */
    private static final int SIGNALS_PER_INSTANT = 1_000_000;

    private final List<Timer> created = new ArrayList<>();
    private Timer[] bySlot = new Timer[0];
    private TournamentQueue queue = new TournamentQueue(1);
    private boolean started;

    private Signal[] ring = new Signal[16];
    private int signalCount;
    private int ringHead;
    private int ringSize;
    private int signalsThisInstant;

    private long nowNanos;
    private long events;

    /** The present, in nanoseconds from the start of the run. */
    public long now() {
        return nowNanos;
    }

    /** Timers fired and signals run so far. */
    public long events() {
        return events;
    }

    /** A new alarm; must be called before the first {@link #run}. */
    public Timer timer(SourceName name, Runnable reaction) {
        if (started) {
            throw new IllegalStateException(name + ": timers are created before the run");
        }
        Timer timer = new Timer(this, name, reaction);
        created.add(timer);
        return timer;
    }

    /** A new signal. */
    public Signal signal(SourceName name, Runnable reaction) {
        signalCount++;
        if (signalCount >= ring.length) {
            growRing();
        }
        return new Signal(this, name, reaction);
    }

    /** Lets everything up to and including the instant {@code untilNanos} happen. */
    public void run(long untilNanos) {
        if (untilNanos < nowNanos) {
            throw new IllegalArgumentException("time does not run back: " + untilNanos + " < " + nowNanos);
        }
        if (!started) {
            start();
        }
        runSignals();
        for (long next = queue.minNanos(); next <= untilNanos && next != Timer.NEVER; next = queue.minNanos()) {
            nowNanos = next;
            signalsThisInstant = 0;
            int slot = queue.minSlot();
            queue.set(slot, Timer.NEVER);
            events++;
            bySlot[slot].fire();
            runSignals();
        }
        nowNanos = untilNanos;
    }

    TournamentQueue queue() {
        return queue;
    }

    void raised(Signal signal) {
        ring[(ringHead + ringSize++) & (ring.length - 1)] = signal;
    }

    private void start() {
        started = true;
        created.sort(Comparator.comparing(Timer::name));
        for (int i = 1; i < created.size(); i++) {
            if (created.get(i).name().equals(created.get(i - 1).name())) {
                throw new IllegalStateException(
                        "two timers are named " + created.get(i).name());
            }
        }
        bySlot = created.toArray(Timer[]::new);
        queue = new TournamentQueue(bySlot.length);
        for (int slot = 0; slot < bySlot.length; slot++) {
            bySlot[slot].place(slot);
        }
    }

    private void runSignals() {
        while (ringSize > 0) {
            Signal signal = ring[ringHead];
            ringHead = (ringHead + 1) & (ring.length - 1);
            ringSize--;
            events++;
            if (++signalsThisInstant > SIGNALS_PER_INSTANT) {
                throw new IllegalStateException("signals raise one another without end at " + nowNanos + " ns: "
                        + signal.name() + raisedNames());
            }
            signal.run();
        }
    }

    private String raisedNames() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < ringSize; i++) {
            names.append(", ").append(ring[(ringHead + i) & (ring.length - 1)].name());
        }
        return names.toString();
    }

    private void growRing() {
        Signal[] wider = Arrays.copyOf(ring, ring.length * 2);
        for (int i = 0; i < ringSize; i++) {
            wider[i] = ring[(ringHead + i) & (ring.length - 1)];
        }
        ring = wider;
        ringHead = 0;
    }
}

package org.replsim.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One run in virtual time. Nothing but its timers and signals schedules; an <em>event</em> is one timer firing or one
 * signal run. Timers are created before the first {@link #run}; then they are sorted by name and get their ranks.
 *
 * <p>The order of events is that of (time, rank of the timer). Signals raised at an instant run before its next timer.
 * A reaction that throws ends the run for good.
 */
public final class Simulation {

    /** More events at one instant than this, and one for each timer, are taken for a loop. */
    private static final int EVENTS_PER_INSTANT = 1_000_000;
    /** How many of the events of a loop are looked at for the names of its members. */
    private static final int NAMED_EVENTS = 1_000;

    private final List<Timer> created = new ArrayList<>();
    private Timer[] bySlot = new Timer[0];
    private TournamentQueue queue = new TournamentQueue(0);
    private final SignalRing raised = new SignalRing();
    private int signalCount;
    private final SortedSet<SourceName> loop = new TreeSet<>();

    private boolean started;
    private boolean running;
    private long nowNanos;
    private long events;
    private long eventLimit = EVENTS_PER_INSTANT;

    /** The present, in nanoseconds from the start of the run. */
    public long now() {
        return nowNanos;
    }

    /** Timers fired and signals run so far. */
    public long events() {
        return events;
    }

    /** A new alarm, to be created before the first {@link #run}; no two may have the same name. */
    public Timer timer(SourceName name, Runnable reaction) {
        if (started) {
            throw new IllegalStateException(name + ": timers are created before the run");
        }
        Timer timer = new Timer(this, name, reaction);
        created.add(timer);
        return timer;
    }

    /** A new signal. Its name is for messages only: signals have no rank. */
    public Signal signal(SourceName name, Runnable reaction) {
        signalCount++;
        raised.reserve(signalCount);
        return new Signal(this, name, reaction);
    }

    /**
     * Lets everything up to and including an instant happen, which then is the present.
     *
     * @param untilNanos not before the present; {@link Long#MAX_VALUE} runs until no timer is armed, and the present is
     *     then the instant of the last event
     */
    public void run(long untilNanos) {
        if (untilNanos < nowNanos) {
            throw new IllegalArgumentException("time does not run back: " + untilNanos + " < " + nowNanos);
        }
        if (running) {
            throw new IllegalStateException("a run goes on already, or one of its reactions failed");
        }
        if (!started) {
            start();
        }
        running = true;
        runSignals();
        for (long next = queue.minNanos(); next <= untilNanos && next != Timer.NEVER; next = queue.minNanos()) {
            advance(next);
            fire(bySlot[queue.takeMin()]);
            runSignals();
        }
        if (untilNanos != Timer.NEVER) {
            advance(untilNanos);
        }
        running = false;
    }

    TournamentQueue queue() {
        return queue;
    }

    void raised(Signal signal) {
        raised.add(signal);
    }

    private void start() {
        created.sort(Comparator.comparing(Timer::name));
        for (int i = 1; i < created.size(); i++) {
            if (created.get(i).name().equals(created.get(i - 1).name())) {
                throw new IllegalStateException(
                        "two timers are named " + created.get(i).name());
            }
        }
        started = true;
        bySlot = created.toArray(Timer[]::new);
        eventLimit += bySlot.length;
        queue = new TournamentQueue(bySlot.length);
        for (int slot = 0; slot < bySlot.length; slot++) {
            bySlot[slot].place(slot);
        }
    }

    private void advance(long nanos) {
        if (nanos != nowNanos) {
            nowNanos = nanos;
            eventLimit = events + EVENTS_PER_INSTANT + bySlot.length;
        }
    }

    private void fire(Timer timer) {
        if (++events > eventLimit) {
            nameLoop(timer.name());
        }
        timer.fire();
    }

    private void runSignals() {
        while (!raised.isEmpty()) {
            Signal signal = raised.take();
            if (++events > eventLimit) {
                nameLoop(signal.name());
            }
            signal.run();
        }
    }

    /** Lets the loop turn a little longer, so that the message can name all its members and not only the last one. */
    private void nameLoop(SourceName source) {
        loop.add(source);
        if (events > eventLimit + NAMED_EVENTS) {
            throw new IllegalStateException("no end of events at " + nowNanos + " ns, by " + loop);
        }
    }
}

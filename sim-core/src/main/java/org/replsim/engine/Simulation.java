package org.replsim.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One run in virtual time. Nothing but its timers and signals schedules; an <em>event</em> is one timer firing or one
 * signal run. At the first {@link #run} the timers are sorted by name and get their ranks; a timer that is created later
 * makes all of them be ranked again, which is for rare things such as a new connection.
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

    /** A new alarm; no two may have the same name. */
    public Timer timer(SourceName name, Runnable reaction) {
        Timer timer = new Timer(this, name, reaction);
        created.add(timer);
        if (started) {
            rank();
        }
        return timer;
    }

    /** A name for a timer that none has yet: the given owner and role with the least index that is free. */
    public SourceName free(String owner, String role) {
        int index = 0;
        for (Timer timer : created) {
            SourceName name = timer.name();
            if (name.owner().equals(owner) && name.role().equals(role)) {
                index = Math.max(index, name.index() + 1);
            }
        }
        return new SourceName(owner, role, index);
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
        begin(untilNanos);
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

    /**
     * Lets one timer fire, with the signals that follow; or only the signals that were raised between runs.
     *
     * @param limitNanos not before the present; if nothing happens up to this instant, it is the present
     *     ({@link Long#MAX_VALUE}: the present stays)
     * @return whether anything happened
     */
    public boolean step(long limitNanos) {
        begin(limitNanos);
        boolean any = !raised.isEmpty();
        if (!any) {
            long next = queue.minNanos();
            any = next <= limitNanos && next != Timer.NEVER;
            if (any) {
                advance(next);
                fire(bySlot[queue.takeMin()]);
            } else if (limitNanos != Timer.NEVER) {
                advance(limitNanos);
            }
        }
        runSignals();
        running = false;
        return any;
    }

    TournamentQueue queue() {
        return queue;
    }

    void raised(Signal signal) {
        raised.add(signal);
    }

    private void begin(long limitNanos) {
        if (limitNanos < nowNanos) {
            throw new IllegalArgumentException("time does not run back: " + limitNanos + " < " + nowNanos);
        }
        if (running) {
            throw new IllegalStateException("a run goes on already, or one of its reactions failed");
        }
        if (!started) {
            started = true;
            rank();
        }
        running = true;
    }

    /** Gives each timer the slot of its name's place in the order of names. */
    private void rank() {
        created.sort(Comparator.comparing(Timer::name));
        for (int i = 1; i < created.size(); i++) {
            if (created.get(i).name().equals(created.get(i - 1).name())) {
                throw new IllegalStateException(
                        "two timers are named " + created.get(i).name());
            }
        }
        eventLimit += created.size() - bySlot.length;
        bySlot = created.toArray(Timer[]::new);
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

package org.replsim.host;

/** The processors of a host as one of its processes uses them; see {@link Processors} for how they are shared. */
public final class Cores {

    private final Processors processors;
    private final ProcessGate gate;

    Cores(Processors processors, ProcessGate gate) {
        this.processors = processors;
        this.gate = gate;
    }

    /** Gives the burst a core for {@code nanos}, now or when its turn comes. Work of no length is done at this instant. */
    public void submit(Burst burst, long nanos) {
        processors.submit(burst, nanos, gate);
    }

    /** The same; if it has to wait, it is before all others that wait. */
    public void submitFirst(Burst burst, long nanos) {
        processors.submitFirst(burst, nanos, gate);
    }

    /** Work of no length for somebody outside: it is done although this process, or all of the host, may be stopped. */
    public void outside(Burst burst) {
        processors.outside(burst);
    }

    /** Bursts that wait for a core. */
    public int queued() {
        return processors.queued();
    }

    /** How many cores there are. */
    public int count() {
        return processors.count();
    }

    /** Processor time given out so far, over all cores, including the part of running bursts that has passed. */
    public long busyNanos() {
        return processors.busyNanos();
    }

    /** The part of it that went to this process; of a burst under way, what ran before it was last interrupted. */
    public long ownBusyNanos() {
        return gate.busyNanos;
    }

    Processors processors() {
        return processors;
    }
}

package org.replsim.procedure;

/**
 * A step of a procedure, as a bar in a waterfall.
 *
 * @param attempt the step belongs to this attempt of the procedure, from 1: a manager may fail over several times
 * @param phase what kind of step it is, in one word such as {@code detect}, {@code drain} or {@code restore}
 * @param where the server or host it is done on; empty if on none
 * @param fromNanos when it began
 * @param toNanos when it ended; {@link #UNDER_WAY} if it has not
 * @param outcome what came of it, in a few words; empty if there is nothing to say
 */
public record Step(int attempt, String phase, String where, long fromNanos, long toNanos, String outcome) {

    /** The end of a step that has not ended. */
    public static final long UNDER_WAY = -1;

    /** Whether it has ended. */
    public boolean over() {
        return toNanos != UNDER_WAY;
    }

    /** How long it took or, if it goes on, has taken until {@code nowNanos}. */
    public long nanos(long nowNanos) {
        return (over() ? toNanos : nowNanos) - fromNanos;
    }
}

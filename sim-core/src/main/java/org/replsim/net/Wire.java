package org.replsim.net;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/**
 * One direction of a link: when do bytes that are sent now arrive?
 *
 * <p>Jitter is a property of the path, not of a message: one draw holds for a time slot, and a path that was slow drains
 * in order, so its extra delay falls no faster than time passes. It is therefore a function of time alone, the same at
 * ten and at ten thousand messages a second.
 */
final class Wire {

    private double nanosPerByte;
    private final @Nullable QuantileTable jitterNanos;
    private final long slotNanos;
    private final Draws draws;
    private final Loss loss;

    private long delayNanos;
    private long freeAtNanos;
    private long slot = -1;
    /** Jitter drawn for this slot, and what was left of the slots before at its start. */
    private long drawnNanos;

    private long carriedNanos;

    Wire(LinkSpec spec, String name, long seed) {
        nanosPerByte = 1e9 / spec.bytesPerSecond();
        jitterNanos = spec.jitter() == null ? null : QuantileTable.of(spec.jitter());
        slotNanos = spec.jitterSlotNanos();
        draws = new Draws(seed, name);
        loss = new Loss(seed, name);
        delayNanos = spec.rttNanos() / 2;
    }

    /** When the last of {@code bytes} has left the sender, if they are sent now; the wire is busy until then. */
    long transmit(long nowNanos, int bytes) {
        freeAtNanos = Math.max(freeAtNanos, nowNanos) + (long) (bytes * nanosPerByte);
        return freeAtNanos;
    }

    /** Bytes that wait for their turn are withdrawn. */
    void giveBack(long nowNanos, long bytes) {
        freeAtNanos = Math.max(Math.min(freeAtNanos, nowNanos), freeAtNanos - (long) (bytes * nanosPerByte));
    }

    /** How long something that leaves at {@code nanos} is under way. Must be asked in order of time. */
    long delayNanos(long nanos) {
        return delayNanos + (jitterNanos == null ? 0 : jitterNanos(jitterNanos, nanos));
    }

    /** The delay without jitter. */
    long baseDelayNanos() {
        return delayNanos;
    }

    /** How much later than that it arrives because a part of it was lost and is sent again; 0 if nothing is lost. */
    long repairNanos(long leftNanos, int bytes) {
        return loss.none() ? 0 : loss.repairNanos(leftNanos, bytes, 2 * delayNanos);
    }

    void setRtt(long rttNanos) {
        delayNanos = rttNanos / 2;
    }

    /** Changes the bandwidth; what waits for its turn has it at the new speed. */
    void setBandwidth(double bytesPerSecond, long nowNanos) {
        double times = 1e9 / bytesPerSecond / nanosPerByte;
        nanosPerByte = 1e9 / bytesPerSecond;
        if (freeAtNanos > nowNanos) {
            freeAtNanos = nowNanos + (long) ((freeAtNanos - nowNanos) * times);
        }
    }

    /** From now on this share of the segments is lost, 0 to less than 1. */
    void setLoss(double share) {
        loss.share(share);
    }

    private long jitterNanos(QuantileTable table, long nanos) {
        long wanted = Math.max(slot, nanos / slotNanos);
        while (slot < wanted) {
            carriedNanos = Math.max(drawnNanos, carriedNanos - slotNanos);
            slot++;
            drawnNanos = table.nanos(draws.bits(slot));
        }
        long intoSlot = Math.max(0, nanos - slot * slotNanos);
        return Math.max(drawnNanos, carriedNanos - intoSlot);
    }
}

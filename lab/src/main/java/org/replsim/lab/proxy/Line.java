package org.replsim.lab.proxy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;
import org.replsim.net.LinkSpec;
import org.replsim.net.LinkState;
import org.replsim.net.Retransmission;

/** One direction of a link, shared by all its connections: when what is sent now arrives. Times are of the JVM's clock. */
final class Line {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final @Nullable QuantileTable jitter;
    private final long slotNanos;
    private final Draws draws;
    private long rttNanos;
    private double bytesPerSecond;
    private LinkState state = LinkState.UP;
    private long freeAt = System.nanoTime();
    private long silentAt;
    private long restoredAt;
    private boolean wasSilent;

    /** @param name of its random draws */
    Line(LinkSpec link, long seed, String name) {
        jitter = link.jitter() == null ? null : QuantileTable.of(link.jitter());
        slotNanos = link.jitterSlotNanos();
        draws = new Draws(seed, name);
        rttNanos = link.rttNanos();
        bytesPerSecond = link.bytesPerSecond();
    }

    /** The instant at which bytes that are sent now arrive; they take up the wire until then less the delay. */
    long arrival(long sentAt, int bytes) {
        lock.lock();
        try {
            freeAt = Math.max(sentAt, freeAt) + (long) (bytes / bytesPerSecond * 1e9);
            long noise = jitter == null ? 0 : jitter.nanos(draws.bits(sentAt / slotNanos));
            return freeAt + rttNanos / 2 + noise;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something that was sent at an instant and is due at another may be delivered. */
    void await(long sentAt, long dueAt) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                long rest = state == LinkState.UP ? deliverableAt(sentAt, dueAt) - System.nanoTime() : Long.MAX_VALUE;
                if (rest <= 0) {
                    return;
                }
                changed.awaitNanos(rest);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was under way in a silent cut comes with TCP's next try after it. */
    private long deliverableAt(long sentAt, long dueAt) {
        boolean lost = wasSilent && dueAt - silentAt > 0 && sentAt - restoredAt < 0;
        return lost ? Retransmission.firstFrom(sentAt, rttNanos, restoredAt) + rttNanos / 2 : dueAt;
    }

    /** Waits as long as a SYN and its answer take. */
    void awaitRoundTrip() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(rttNanos());
    }

    long rttNanos() {
        lock.lock();
        try {
            return rttNanos;
        } finally {
            lock.unlock();
        }
    }

    /** For what is sent from now on. */
    void setRtt(long nanos) {
        change(() -> rttNanos = nanos);
    }

    /** For what is sent from now on. */
    void setBandwidth(double other) {
        change(() -> bytesPerSecond = other);
    }

    LinkState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    void set(LinkState next) {
        change(() -> {
            if (next == LinkState.SILENT && state != LinkState.SILENT) {
                silentAt = System.nanoTime();
            }
            if (next == LinkState.UP && state != LinkState.UP) {
                wasSilent = state == LinkState.SILENT;
                restoredAt = System.nanoTime();
            }
            state = next;
        });
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

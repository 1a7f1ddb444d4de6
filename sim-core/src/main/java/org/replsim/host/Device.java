package org.replsim.host;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/**
 * A storage device: syncs of different files overlap up to its number of channels, further ones wait in order. The k-th
 * sync of the device takes the k-th draw, plus the time its bytes need at the device's bandwidth.
 */
final class Device {

    private final Simulation simulation;
    private final QuantileTable fsyncNanos;
    private final QuantileTable overwriteNanos;
    private final QuantileTable directWriteNanos;
    private final double contention;
    private final double nanosPerByte;
    private final long writeBackNanos;
    private final Draws draws;
    private final Channel[] channels;
    private final Channel[] free;

    private double times = 1;
    private boolean full;
    private int freeCount;
    private @Nullable Sync queueHead;
    private @Nullable Sync queueTail;
    private long started;
    private long busyNanos;

    Device(Simulation simulation, String host, DiskSpec spec, long seed) {
        this.simulation = simulation;
        fsyncNanos = QuantileTable.of(spec.fsync());
        overwriteNanos = spec.overwrite().equals(spec.fsync()) ? fsyncNanos : QuantileTable.of(spec.overwrite());
        directWriteNanos =
                spec.directWrite().equals(spec.overwrite()) ? overwriteNanos : QuantileTable.of(spec.directWrite());
        contention = spec.contention();
        nanosPerByte = 1e9 / spec.bytesPerSecond();
        writeBackNanos = spec.writeBackNanos();
        draws = new Draws(seed, host + "/disk");
        channels = new Channel[spec.channels()];
        free = new Channel[spec.channels()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new Channel(simulation, new SourceName(host, "disk", i));
            free[channels.length - 1 - i] = channels[i];
        }
        freeCount = channels.length;
    }

    double bytesPerSecond() {
        return 1e9 / nanosPerByte;
    }

    /** Starts a sync now or when a channel is free. */
    void start(Sync sync) {
        if (freeCount > 0) {
            free[--freeCount].start(sync);
            return;
        }
        Sync tail = queueTail;
        if (tail == null) {
            queueHead = sync;
        } else {
            tail.next = sync;
        }
        queueTail = sync;
    }

    /** Syncs that begin from now on take so many times as long. */
    void slowDown(double factor) {
        times = factor;
    }

    void fill(boolean noRoom) {
        full = noRoom;
    }

    boolean full() {
        return full;
    }

    /** See {@link DiskSpec}. */
    long writeBackNanos() {
        return writeBackNanos;
    }

    /** Syncs begun so far. */
    long syncs() {
        return started;
    }

    /** How many syncs can be under way together. */
    int channels() {
        return channels.length;
    }

    /** Time that channels were busy so far, added up over the channels. */
    long busyNanos() {
        long running = 0;
        for (Channel channel : channels) {
            if (channel.current != null) {
                running += simulation.now() - channel.startedNanos;
            }
        }
        return busyNanos + running;
    }

    private QuantileTable times(Sync.Kind kind) {
        return switch (kind) {
            case APPEND -> fsyncNanos;
            case OVERWRITE -> overwriteNanos;
            case DIRECT_WRITE -> directWriteNanos;
        };
    }

    private final class Channel {
        private final Timer synced;
        private @Nullable Sync current;
        private long startedNanos;

        Channel(Simulation simulation, SourceName name) {
            synced = simulation.timer(name, this::synced);
        }

        void start(Sync sync) {
            current = sync;
            startedNanos = simulation.now();
            long nanos = times(sync.kind).nanos(draws.bits(started++)) + (long) (sync.bytes * nanosPerByte);
            double factor = times * (1 + contention * (channels.length - freeCount - 1));
            synced.in(factor == 1 ? nanos : (long) (nanos * factor));
        }

        private void synced() {
            Sync sync = current;
            if (sync == null) {
                throw new IllegalStateException("a sync ended on an idle channel");
            }
            busyNanos += simulation.now() - startedNanos;
            current = null;
            Sync waiting = queueHead;
            if (waiting == null) {
                free[freeCount++] = this;
            } else {
                queueHead = waiting.next;
                if (queueHead == null) {
                    queueTail = null;
                }
                waiting.next = null;
                start(waiting);
            }
            ProcessGate gate = sync.gate;
            if (gate == null || !gate.defers(sync.ended)) {
                sync.end();
            }
        }
    }
}

package org.replsim.host;

import org.jspecify.annotations.Nullable;

/** An fdatasync of one file, or a write that goes to the device as well. One actor owns it and starts it again and again, never twice at a time. */
public final class Sync {

    /** What the device does. */
    enum Kind {
        /** The file has grown. */
        APPEND,
        /** The blocks were there before. */
        OVERWRITE,
        /** The same without the sync. */
        DIRECT_WRITE
    }

    /** What follows later if the process that waits stands still. */
    final Runnable ended = this::end;

    private final Runnable done;
    private final Burst calling;
    long bytes;
    Kind kind = Kind.APPEND;

    private @Nullable Device device;
    boolean underWay;

    @Nullable
    ProcessGate gate;

    @Nullable
    Sync next;

    /** @param done what the actor does when the data is on stable storage */
    public Sync(Runnable done) {
        this(done, new Warmth());
    }

    /**
     * A sync that several actors begin.
     *
     * @param done what the actor does when the data is on stable storage
     * @param warmth of the code that they share
     */
    public Sync(Runnable done, Warmth warmth) {
        this.done = done;
        calling = new Burst(this::called, warmth);
    }

    /** The system call: its processor time, then the device. */
    void begin(Device on, long newBytes, Kind what, Cores cores, long callNanos, ProcessGate ofProcess) {
        if (underWay) {
            throw new IllegalStateException("a sync was started twice");
        }
        underWay = true;
        device = on;
        bytes = newBytes;
        kind = what;
        gate = ofProcess;
        if (callNanos == 0) {
            on.start(this);
        } else {
            cores.submit(calling, callNanos);
        }
    }

    private void called() {
        if (device != null) {
            device.start(this);
        }
    }

    /** Whether it was started and its process has not learned of its end. */
    public boolean underWay() {
        return underWay;
    }

    void end() {
        underWay = false;
        done.run();
    }
}

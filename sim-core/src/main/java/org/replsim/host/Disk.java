package org.replsim.host;

import org.replsim.engine.Simulation;

/** The storage of a host as one of its processes uses it; see {@link Device} for what a sync takes. */
public final class Disk {

    private final Device device;
    private final ProcessGate gate;

    Disk(Simulation simulation, String host, DiskSpec spec, long seed) {
        this(new Device(simulation, host, spec, seed), new ProcessGate(null));
    }

    Disk(Device device, ProcessGate gate) {
        this.device = device;
        this.gate = gate;
    }

    /** Starts a sync of {@code bytes} of new data, now or when a channel is free. */
    public void submit(Sync sync, long bytes) {
        device.submit(sync, bytes, gate);
    }

    /** Syncs begun so far. */
    public long syncs() {
        return device.syncs();
    }

    /** How many syncs can be under way together. */
    public int channels() {
        return device.channels();
    }

    /** Bytes a second that one channel writes. */
    public double bytesPerSecond() {
        return device.bytesPerSecond();
    }

    /** Time that channels were busy so far, added up over the channels. */
    public long busyNanos() {
        return device.busyNanos();
    }

    /**
     * From now on a sync takes so many times what it would take.
     *
     * @param times 1 for the speed that the host was made with
     */
    public void slowDown(double times) {
        device.slowDown(times);
    }

    Device device() {
        return device;
    }
}

package org.replsim.host;

/** The storage of a host as one of its processes uses it; see {@link Device} for what a sync takes. */
public final class Disk {

    private final Device device;
    private final Cores cores;
    private final long appendNanos;
    private final long overwriteNanos;
    private final long directWriteNanos;
    private final ProcessGate gate;

    Disk(Device device, Cores cores, Hardware hardware, ProcessGate gate) {
        this.device = device;
        this.cores = cores;
        appendNanos = hardware.kernel().appendSync();
        overwriteNanos = hardware.kernel().overwriteSync();
        directWriteNanos = hardware.kernel().directWrite();
        this.gate = gate;
    }

    /** Syncs a file that has grown by {@code bytes}: the call takes a core, then the device, each when one is free. */
    public void append(Sync sync, long bytes) {
        sync.begin(device, bytes, Sync.Kind.APPEND, cores, appendNanos, gate);
    }

    /** The same for {@code bytes} written over old ones. */
    public void overwrite(Sync sync, long bytes) {
        sync.begin(device, bytes, Sync.Kind.OVERWRITE, cores, overwriteNanos, gate);
    }

    /** Writes {@code bytes} past the operating system's cache: the device has them at the end, but was not told to keep them. */
    public void writeDirectly(Sync sync, long bytes) {
        sync.begin(device, bytes, Sync.Kind.DIRECT_WRITE, cores, directWriteNanos, gate);
    }

    /** How often the operating system writes back what nobody has synced, nanoseconds. */
    public long writeBackNanos() {
        return device.writeBackNanos();
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

    /** From now on there is no room for more data, or there is again. */
    public void fill(boolean full) {
        device.fill(full);
    }

    /** Whether there is no room for more data. */
    public boolean full() {
        return device.full();
    }

    Device device() {
        return device;
    }
}

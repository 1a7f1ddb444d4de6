package org.replsim.host;

import org.replsim.engine.random.Distribution;

/**
 * A storage device as fdatasync sees it.
 *
 * @param fsync nanoseconds that one sync of a file that has grown takes when nothing else is under way
 * @param overwrite the same for a sync of blocks that were there before, as in a redo log
 * @param directWrite the same for a write that passes by the operating system's cache (O_DIRECT), without a sync
 * @param contention how much longer a sync takes for each other one that is under way when it begins, as a share
 * @param channels how many syncs of different files can be under way together; further ones queue
 * @param bytesPerSecond write bandwidth that a sync of much data is bounded by
 * @param writeBackNanos how often the operating system writes back what nobody has synced: at the multiples of this time;
 *     {@link #USUAL_WRITE_BACK} is the age at which Linux writes a page (vm.dirty_expire_centisecs), an assumption as to
 *     the instants
 */
public record DiskSpec(
        Distribution fsync,
        Distribution overwrite,
        Distribution directWrite,
        double contention,
        int channels,
        double bytesPerSecond,
        long writeBackNanos) {

    /** 30 s. */
    public static final long USUAL_WRITE_BACK = 30_000_000_000L;

    /** A device under a system that writes back as usual. */
    public DiskSpec(Distribution fsync, int channels, double bytesPerSecond) {
        this(fsync, channels, bytesPerSecond, USUAL_WRITE_BACK);
    }

    /** A device on which all syncs are alike and do not disturb each other. */
    public DiskSpec(Distribution fsync, int channels, double bytesPerSecond, long writeBackNanos) {
        this(fsync, fsync, fsync, 0, channels, bytesPerSecond, writeBackNanos);
    }

    /** Checks the ranges. */
    public DiskSpec {
        if (channels < 1 || channels > 64) {
            throw new IllegalArgumentException("disk channels must be 1 to 64, not " + channels);
        }
        if (!(contention >= 0)) {
            throw new IllegalArgumentException("disk contention cannot be negative, as is " + contention);
        }
        if (!(bytesPerSecond > 0)) {
            throw new IllegalArgumentException("disk bandwidth must be positive, not " + bytesPerSecond);
        }
        if (writeBackNanos < 1) {
            throw new IllegalArgumentException("write-back must take some time, not " + writeBackNanos + " ns");
        }
    }
}

package org.replsim.host;

import org.replsim.engine.random.Distribution;

/**
 * A storage device as fdatasync sees it.
 *
 * @param fsync nanoseconds that one sync takes when nothing else is under way
 * @param channels how many syncs of different files can be under way together; further ones queue
 * @param bytesPerSecond write bandwidth that a sync of much data is bounded by
 */
public record DiskSpec(Distribution fsync, int channels, double bytesPerSecond) {

    /** Checks the ranges. */
    public DiskSpec {
        if (channels < 1 || channels > 64) {
            throw new IllegalArgumentException("disk channels must be 1 to 64, not " + channels);
        }
        if (!(bytesPerSecond > 0)) {
            throw new IllegalArgumentException("disk bandwidth must be positive, not " + bytesPerSecond);
        }
    }
}

package org.replsim.provision;

import org.jspecify.annotations.Nullable;

/**
 * How much there is to do, and how fast each part of it is done.
 *
 * @param dataBytes size of the dump
 * @param dumpRate bytes a second that are dumped, or read from the files of a stopped server
 * @param gzip how it is compressed; null: not at all
 * @param uplink bytes a second that the source's host sends of copies, to all new replicas together; 0: as much as its
 *     fastest link to one of them carries
 * @param serial whether the copies go out one after the other; else all at once
 * @param restoreRate bytes of the dump a second that a replica takes in, decompression included
 */
public record Sizes(
        long dataBytes, double dumpRate, @Nullable Gzip gzip, double uplink, boolean serial, double restoreRate) {

    /** Checks the ranges. */
    public Sizes {
        if (dataBytes < 1 || !(dumpRate > 0) || !(restoreRate > 0) || uplink < 0) {
            throw new IllegalArgumentException("a replica is built of some bytes at rates above 0");
        }
    }

    /** What is copied to each replica, in bytes. */
    public long copiedBytes() {
        Gzip with = gzip;
        return with == null ? dataBytes : Math.max(1, (long) (dataBytes * with.ratio()));
    }

    /** How long the dump takes, nanoseconds. */
    public long dumpNanos() {
        Gzip with = gzip;
        return nanos(dataBytes, with != null && with.piped() ? Math.min(dumpRate, with.bytesPerSecond()) : dumpRate);
    }

    /** How long compression takes after the dump, nanoseconds; 0 if there is nothing of the kind. */
    public long compressNanos() {
        Gzip with = gzip;
        return with == null || with.piped() ? 0 : nanos(dataBytes, with.bytesPerSecond());
    }

    /** How long the restore takes, nanoseconds, without the replica's own binary log. */
    public long restoreNanos() {
        return nanos(dataBytes, restoreRate);
    }

    /** So many bytes at that pace, in nanoseconds. */
    static long nanos(long bytes, double bytesPerSecond) {
        return (long) (bytes / bytesPerSecond * 1e9);
    }
}

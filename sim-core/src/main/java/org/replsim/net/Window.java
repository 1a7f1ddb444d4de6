package org.replsim.net;

/** The news of room in a receive window that is on its way to the sender: running totals of bytes by arrival time. */
final class Window {

    private long[] atNanos = new long[64];
    private long[] totalBytes = new long[64];
    private int mask = 63;
    private long head;
    private long tail;
    private long openedBytes;
    private long announcedBytes;

    /** The receiver has read {@code bytes}; the sender knows at {@code nanos}. */
    void open(long nanos, long bytes) {
        announcedBytes += bytes;
        long last = tail - 1;
        if (tail > head && atNanos[(int) last & mask] >= nanos) {
            totalBytes[(int) last & mask] = announcedBytes;
            return;
        }
        if (tail - head > mask) {
            grow();
        }
        atNanos[(int) tail & mask] = nanos;
        totalBytes[(int) tail & mask] = announcedBytes;
        tail++;
    }

    /** Bytes that the sender knows were read, at the instant {@code nowNanos}; must be asked in order of time. */
    long openedBytes(long nowNanos) {
        while (head < tail && atNanos[(int) head & mask] <= nowNanos) {
            openedBytes = totalBytes[(int) head & mask];
            head++;
        }
        return openedBytes;
    }

    /** When the sender knows of at least {@code bytes} in total; {@link Long#MAX_VALUE} if not enough is on its way. */
    long openedAtNanos(long bytes) {
        if (openedBytes >= bytes) {
            return 0;
        }
        for (long i = head; i < tail; i++) {
            if (totalBytes[(int) i & mask] >= bytes) {
                return atNanos[(int) i & mask];
            }
        }
        return Long.MAX_VALUE;
    }

    void clear() {
        head = tail;
        openedBytes = 0;
        announcedBytes = 0;
    }

    private void grow() {
        int capacity = mask + 1;
        long[] newAt = new long[2 * capacity];
        long[] newTotal = new long[2 * capacity];
        int count = (int) (tail - head);
        for (int i = 0; i < count; i++) {
            newAt[i] = atNanos[(int) (head + i) & mask];
            newTotal[i] = totalBytes[(int) (head + i) & mask];
        }
        atNanos = newAt;
        totalBytes = newTotal;
        mask = 2 * capacity - 1;
        head = 0;
        tail = count;
    }
}

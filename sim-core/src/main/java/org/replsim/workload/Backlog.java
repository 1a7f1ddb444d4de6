package org.replsim.workload;

import java.util.Arrays;

/** Arrivals that wait for a connection, by the instant they came. */
final class Backlog {

    /** A load that exceeds what the server can do grows without bound; this ends it with a message. */
    private static final int LIMIT = 1 << 24;

    private final String workload;
    private long[] arrivedNanos = new long[256];
    private long head;
    private long tail;

    Backlog(String workload) {
        this.workload = workload;
    }

    int size() {
        return (int) (tail - head);
    }

    void add(long nanos) {
        if (size() == arrivedNanos.length) {
            grow();
        }
        arrivedNanos[(int) (tail++ & (arrivedNanos.length - 1))] = nanos;
    }

    long remove() {
        return arrivedNanos[(int) (head++ & (arrivedNanos.length - 1))];
    }

    private void grow() {
        int count = size();
        if (count == LIMIT) {
            throw new Overloaded(workload, count);
        }
        long[] larger = Arrays.copyOf(arrivedNanos, 2 * count);
        for (int i = 0; i < count; i++) {
            larger[i] = arrivedNanos[(int) ((head + i) & (count - 1))];
        }
        arrivedNanos = larger;
        head = 0;
        tail = count;
    }
}

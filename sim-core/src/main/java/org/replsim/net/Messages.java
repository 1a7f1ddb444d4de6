package org.replsim.net;

/** A ring of messages as columns; grows to what a stream's window lets be under way. */
final class Messages {

    /** The arrival of a message that a proxy has not stamped. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final int FIRST_CAPACITY = 64;

    private long[] arrivalNanos = new long[FIRST_CAPACITY];
    private long[] leftNanos = new long[FIRST_CAPACITY];
    private long[] row = new long[FIRST_CAPACITY];
    private long[] detail = new long[FIRST_CAPACITY];
    private int[] bytes = new int[FIRST_CAPACITY];
    private int mask = FIRST_CAPACITY - 1;
    private long head;
    private long tail;

    int size() {
        return (int) (tail - head);
    }

    void add(long left, long arrival, long rowNumber, long messageDetail, int size) {
        if (tail - head > mask) {
            grow();
        }
        int at = (int) tail & mask;
        leftNanos[at] = left;
        arrivalNanos[at] = arrival;
        row[at] = rowNumber;
        detail[at] = messageDetail;
        bytes[at] = size;
        tail++;
    }

    void removeHead() {
        head++;
    }

    void removeTail() {
        tail--;
    }

    void clear() {
        head = tail;
    }

    /** @param place 0 for the head */
    long arrivalNanos(int place) {
        return arrivalNanos[(int) (head + place) & mask];
    }

    void setArrivalNanos(int place, long nanos) {
        arrivalNanos[(int) (head + place) & mask] = nanos;
    }

    /** It leaves, and arrives, so much later; earlier if negative. */
    void delay(int place, long nanos) {
        int at = (int) (head + place) & mask;
        leftNanos[at] += nanos;
        arrivalNanos[at] += nanos;
    }

    long leftNanos(int place) {
        return leftNanos[(int) (head + place) & mask];
    }

    int bytes(int place) {
        return bytes[(int) (head + place) & mask];
    }

    long headRow() {
        return row[(int) head & mask];
    }

    long headDetail() {
        return detail[(int) head & mask];
    }

    int headBytes() {
        return bytes(0);
    }

    /** What has not left its sender by now leaves the sooner or later, by this factor; the last arrival then, or before. */
    long rescale(long now, double times, long lastArrival) {
        long last = lastArrival;
        for (int i = 0; i < size(); i++) {
            long left = leftNanos(i);
            if (left > now && arrivalNanos(i) != UNKNOWN) {
                delay(i, (long) ((left - now) * times) - (left - now));
                last = Math.max(i == 0 ? 0 : arrivalNanos(i - 1), arrivalNanos(i));
                setArrivalNanos(i, last);
            }
        }
        return last;
    }

    /** What arrives after an instant arrives at another one at the earliest; the last arrival among them, or 0. */
    long postpone(long after, long earliest) {
        long last = 0;
        for (int i = 0; i < size(); i++) {
            if (arrivalNanos(i) > after && arrivalNanos(i) != UNKNOWN) {
                last = Math.max(arrivalNanos(i), earliest);
                setArrivalNanos(i, last);
            }
        }
        return last;
    }

    /** Place of the first message that arrives after an instant; {@link #size} if none does. */
    int firstAfter(long nanos) {
        int place = 0;
        while (place < size() && arrivalNanos(place) <= nanos) {
            place++;
        }
        return place;
    }

    /** How many messages at the end of the ring have no arrival yet. */
    int unknownArrivals() {
        int place = size();
        while (place > 0 && arrivalNanos(place - 1) == UNKNOWN) {
            place--;
        }
        return size() - place;
    }

    /** Bytes that have not left their sender by now. */
    long unsentBytes(long now) {
        long unsent = 0;
        for (int i = size() - 1; i >= 0 && leftNanos(i) > now; i--) {
            unsent += bytes(i);
        }
        return unsent;
    }

    private void grow() {
        int capacity = mask + 1;
        long[] newArrival = new long[2 * capacity];
        long[] newLeft = new long[2 * capacity];
        long[] newRow = new long[2 * capacity];
        long[] newDetail = new long[2 * capacity];
        int[] newBytes = new int[2 * capacity];
        int count = size();
        for (int i = 0; i < count; i++) {
            int from = (int) (head + i) & mask;
            newArrival[i] = arrivalNanos[from];
            newLeft[i] = leftNanos[from];
            newRow[i] = row[from];
            newDetail[i] = detail[from];
            newBytes[i] = bytes[from];
        }
        arrivalNanos = newArrival;
        leftNanos = newLeft;
        row = newRow;
        detail = newDetail;
        bytes = newBytes;
        mask = 2 * capacity - 1;
        head = 0;
        tail = count;
    }
}

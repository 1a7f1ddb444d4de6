package org.replsim.net;

/** A ring of messages as columns; grows to what a stream's window lets be under way. */
final class Messages {

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

package org.replsim.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What most people write, for comparison: one new record per event. It only knows arming of slots that are empty. */
final class PriorityQueueOfRecords implements TimerQueue {

    private record Entry(long nanos, int slot) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparingInt(Entry::slot));

    @Override
    public void set(int slot, long nanos) {
        entries.add(new Entry(nanos, slot));
    }

    @Override
    public long minNanos() {
        return entries.element().nanos();
    }

    @Override
    public int takeMin() {
        return entries.remove().slot();
    }
}

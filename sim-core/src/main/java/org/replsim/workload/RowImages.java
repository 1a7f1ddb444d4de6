package org.replsim.workload;

import java.util.Arrays;

/**
 * What the log has of the rows of transactions and no draw can give again: generated keys, and who had written a row before.
 * One number a row, kept for the whole run, as nobody knows who may still come for it.
 */
final class RowImages {

    /** Nothing was noted. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long FREE = -1;

    /** Open addressing, at most half full: ids, and where their images begin. */
    private long[] ids = new long[1 << 10];

    private long[] offsets = new long[ids.length];
    private int count;
    private long[][] chunks = new long[4][];
    private long end;

    RowImages() {
        Arrays.fill(ids, FREE);
    }

    /** Makes room for a transaction; what is known of it already is forgotten. */
    void begin(long id, int rows) {
        int slot = slot(id);
        if (ids[slot] == FREE) {
            if (2 * ++count > ids.length) {
                grow();
                slot = slot(id);
            }
            ids[slot] = id;
            offsets[slot] = end;
            end += rows;
        }
        for (int row = 0; row < rows; row++) {
            put(offsets[slot] + row, UNKNOWN);
        }
    }

    /** Whether there is room for a transaction. */
    boolean knows(long id) {
        return ids[slot(id)] != FREE;
    }

    /** What was noted of a row, or {@link #UNKNOWN}. */
    long get(long id, int row) {
        int slot = slot(id);
        if (ids[slot] == FREE) {
            return UNKNOWN;
        }
        long place = offsets[slot] + row;
        return chunks[(int) (place >>> CHUNK_BITS)][(int) place & (CHUNK - 1)];
    }

    /** Notes one number about a row of a transaction that has begun. */
    void set(long id, int row, long image) {
        put(offsets[slot(id)] + row, image);
    }

    private void put(long place, long image) {
        int chunk = (int) (place >>> CHUNK_BITS);
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunks.length);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK];
        }
        chunks[chunk][(int) place & (CHUNK - 1)] = image;
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldOffsets = offsets;
        ids = new long[2 * oldIds.length];
        offsets = new long[ids.length];
        Arrays.fill(ids, FREE);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != FREE) {
                int slot = slot(oldIds[i]);
                ids[slot] = oldIds[i];
                offsets[slot] = oldOffsets[i];
            }
        }
    }

    private int slot(long id) {
        int mask = ids.length - 1;
        int slot = (int) ((id * MULTIPLIER) >>> 32) & mask;
        while (ids[slot] != FREE && ids[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

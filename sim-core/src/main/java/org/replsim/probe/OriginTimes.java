package org.replsim.probe;

import java.util.Arrays;

/**
 * When transactions could first be read on the servers where they were made, by name. The last million or two are known:
 * one table is filled while the one before is kept, so that memory has a bound.
 */
final class OriginTimes {

    static final long UNKNOWN = -1;

    private static final int BITS = 21;
    private static final int MOST = 1 << (BITS - 1);

    private Table young = new Table();
    private Table old = new Table();

    void put(long id, long nanos) {
        if (young.count == MOST) {
            Table emptied = old;
            old = young;
            young = emptied;
            young.clear();
        }
        young.put(id, nanos);
    }

    /** {@link #UNKNOWN} if it is too old or was never told. */
    long of(long id) {
        long nanos = young.get(id);
        return nanos == UNKNOWN ? old.get(id) : nanos;
    }

    /** Open addressing with linear probing; no name is 0 once one is added to it. */
    private static final class Table {
        private long[] keys = new long[16];
        private long[] nanos = new long[16];
        private int count;

        void clear() {
            Arrays.fill(keys, 0);
            count = 0;
        }

        void put(long id, long at) {
            if (2 * count >= keys.length) {
                grow();
            }
            int place = place(keys, id + 1);
            count += keys[place] == 0 ? 1 : 0;
            keys[place] = id + 1;
            nanos[place] = at;
        }

        long get(long id) {
            int place = place(keys, id + 1);
            return keys[place] == 0 ? UNKNOWN : nanos[place];
        }

        private static int place(long[] in, long key) {
            int mask = in.length - 1;
            int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (in[at] != 0 && in[at] != key) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldNanos = nanos;
            keys = new long[2 * oldKeys.length];
            nanos = new long[2 * oldKeys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int at = place(keys, oldKeys[i]);
                    keys[at] = oldKeys[i];
                    nanos[at] = oldNanos[i];
                }
            }
        }
    }
}

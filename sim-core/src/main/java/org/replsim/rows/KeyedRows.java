package org.replsim.rows;

import java.util.Arrays;

/**
 * The rows of one table on one server: for each place (a key less one) the transaction that wrote the row last. Places are
 * dense, so they are pages of an array; in a key space of fixed size nothing is allocated once each page was touched.
 */
public final class KeyedRows {

    /** There is no row. */
    public static final long ABSENT = -1;

    /** There is a row that was there at the beginning. */
    public static final long INITIAL = -2;

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;

    private final String name;
    private final int initial;
    private long[][] pages = new long[4][];
    private long lastGenerated;

    /**
     * @param initial how many rows it begins with, at the first places
     * @param keys how many keys are spoken for, so that generated ones begin behind them
     */
    KeyedRows(String name, int initial, int keys) {
        this.name = name;
        this.initial = initial;
        lastGenerated = keys;
        for (int page = 0; page << PAGE_BITS < initial; page++) {
            page(page);
        }
    }

    /** The same rows, which stay as they are. */
    KeyedRows copy() {
        KeyedRows same = new KeyedRows(name, initial, 0);
        same.lastGenerated = lastGenerated;
        same.pages = pages.clone();
        for (int page = 0; page < pages.length; page++) {
            same.pages[page] = pages[page] == null ? null : pages[page].clone();
        }
        return same;
    }

    /** Its name, without the database. */
    public String name() {
        return name;
    }

    /** The last writer of a row, {@link #INITIAL} or {@link #ABSENT}. */
    public long writer(long place) {
        int page = (int) (place >>> PAGE_BITS);
        if (page >= pages.length || pages[page] == null) {
            return ABSENT;
        }
        return pages[page][(int) place & (PAGE - 1)];
    }

    /** Sets the last writer of a row, or {@link #ABSENT}. */
    void set(long place, long writer) {
        page((int) (place >>> PAGE_BITS))[(int) place & (PAGE - 1)] = writer;
    }

    /** No place at or behind this one has a row. */
    public long end() {
        return (long) pages.length << PAGE_BITS;
    }

    /** The largest value ever given to its AUTO_INCREMENT column (spec 4.1). */
    public long lastGenerated() {
        return lastGenerated;
    }

    /** A row with this key is written: later generated ones are larger. */
    public void raise(long key) {
        lastGenerated = Math.max(lastGenerated, key);
    }

    private long[] page(int page) {
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, 2 * pages.length));
        }
        long[] found = pages[page];
        if (found == null) {
            found = new long[PAGE];
            int first = page << PAGE_BITS;
            for (int i = 0; i < PAGE; i++) {
                found[i] = first + i < initial ? INITIAL : ABSENT;
            }
            pages[page] = found;
        }
        return found;
    }
}

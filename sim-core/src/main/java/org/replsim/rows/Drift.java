package org.replsim.rows;

import java.util.function.LongPredicate;

/**
 * What two servers do not agree on, of the rows that both keep.
 *
 * @param different rows that both have, written last by different transactions
 * @param missing rows that only the first has
 * @param extra rows that only the second has
 */
public record Drift(long different, long missing, long extra) {

    /** None. */
    public static final Drift NONE = new Drift(0, 0, 0);

    /** All rows together. */
    public long rows() {
        return different + missing + extra;
    }

    /**
     * Compares row by row.
     *
     * @param underWay keys of rows that do not count, as a change of theirs is on its way
     */
    public static Drift between(RowStore one, RowStore other, LongPredicate underWay) {
        Drift sum = NONE;
        for (int number = 0; number < one.tableNumbers(); number++) {
            if (one.keeps(number) && other.keeps(number)) {
                Drift drift = ofTable(number, one.table(number), other.table(number), underWay);
                sum = new Drift(sum.different + drift.different, sum.missing + drift.missing, sum.extra + drift.extra);
            }
        }
        return sum;
    }

    private static Drift ofTable(int number, KeyedRows one, KeyedRows other, LongPredicate underWay) {
        long different = 0;
        long missing = 0;
        long extra = 0;
        long end = Math.max(one.end(), other.end());
        for (long place = 0; place < end; place++) {
            long first = one.writer(place);
            long second = other.writer(place);
            if (first == second || underWay.test(RowStore.key(number, place))) {
                continue;
            }
            if (second == KeyedRows.ABSENT) {
                missing++;
            } else if (first == KeyedRows.ABSENT) {
                extra++;
            } else {
                different++;
            }
        }
        return new Drift(different, missing, extra);
    }
}

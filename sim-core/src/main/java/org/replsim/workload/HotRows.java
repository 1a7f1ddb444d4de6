package org.replsim.workload;

/**
 * Rows that many transactions update.
 *
 * @param count how many hot rows there are, 1 to 1,000,000
 * @param zipf exponent of their popularity: 0 is uniform, 1 the classic law
 * @param share the part of all changed rows that are hot, 0 to 1
 */
public record HotRows(int count, double zipf, double share) {

    /** Checks the ranges. */
    public HotRows {
        if (count < 1 || count > 1_000_000) {
            throw new IllegalArgumentException("hot_rows.count must be 1 to 1000000, not " + count);
        }
        if (!(zipf >= 0 && zipf <= 10) || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("hot_rows needs zipf 0 to 10 and share 0 to 1");
        }
    }
}

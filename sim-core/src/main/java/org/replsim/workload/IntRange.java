package org.replsim.workload;

/** The whole numbers from {@code low} to {@code high}, each as likely as the others. */
public record IntRange(int low, int high) {

    /** Checks that the bounds are in order and not negative. */
    public IntRange {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException("a range needs 0 <= low <= high, not " + low + ".." + high);
        }
    }
}

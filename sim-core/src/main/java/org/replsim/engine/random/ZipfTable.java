package org.replsim.engine.random;

/**
 * Ranks of things of unequal popularity: rank k (from 0) is drawn with a probability proportional to 1 / (k + 1)^s. One
 * table read per draw, by the alias method (Walker 1977; made in linear time as by Vose, IEEE TSE 17, 1991): each
 * column of equal weight is shared by its own rank and one other, its alias.
 */
public final class ZipfTable {

    /** The largest number of ranks. */
    public static final int MAX_COUNT = 1 << 24;

    private static final int ALIAS_BITS = 24;
    private static final long ALIAS_MASK = (1L << ALIAS_BITS) - 1;
    private static final double FULL = 0x1.0p40;

    /** For each column the share of its own rank in 2^-40, and its alias: one cache line per draw. */
    private final long[] columns;

    private ZipfTable(long[] columns) {
        this.columns = columns;
    }

    /**
     * The table for ranks 0 to {@code count - 1}.
     *
     * @param count from 1 to {@link #MAX_COUNT}
     * @param exponent s, at least 0; 0 makes all ranks alike
     */
    public static ZipfTable of(int count, double exponent) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("a Zipf table has 1 to " + MAX_COUNT + " ranks, not " + count);
        }
        if (!(exponent >= 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the Zipf exponent is at least 0 and finite, not " + exponent);
        }
        return new ZipfTable(aliased(relativeWeights(count, exponent)));
    }

    /** Weights with an average of 1. */
    private static double[] relativeWeights(int count, double exponent) {
        double[] weights = new double[count];
        double total = 0;
        for (int k = count - 1; k >= 0; k--) {
            weights[k] = StrictMath.pow(k + 1.0, -exponent);
            total += weights[k];
        }
        for (int k = 0; k < count; k++) {
            weights[k] *= count / total;
        }
        return weights;
    }

    /** Fills each light column up from a heavy one. Weights fall with the rank, so the heavy ones come first. */
    private static long[] aliased(double[] weights) {
        int[] light = new int[weights.length];
        int lights = 0;
        int[] heavy = new int[weights.length];
        int heavies = 0;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] < 1) {
                light[lights++] = k;
            } else {
                heavy[heavies++] = k;
            }
        }
        long[] columns = new long[weights.length];
        while (lights > 0 && heavies > 0) {
            int taker = light[--lights];
            int giver = heavy[heavies - 1];
            columns[taker] = (long) (weights[taker] * FULL) << ALIAS_BITS | giver;
            weights[giver] -= 1 - weights[taker];
            if (weights[giver] < 1) {
                light[lights++] = heavy[--heavies];
            }
        }
        keepWhole(columns, light, lights);
        keepWhole(columns, heavy, heavies);
        return columns;
    }

    /** What rounding left over has a column to itself. */
    private static void keepWhole(long[] columns, int[] ranks, int count) {
        for (int i = 0; i < count; i++) {
            columns[ranks[i]] = ranks[i];
        }
    }

    /** The rank that the 64 random bits stand for, from 0 (the most popular). */
    public int rank(long bits) {
        long half = bits >>> 1;
        long scale = (long) columns.length << 1;
        int column = (int) Math.multiplyHigh(half, scale);
        long withinColumn = (half * scale) >>> ALIAS_BITS;
        long packed = columns[column];
        int alias = (int) (packed & ALIAS_MASK);
        int own = (int) ((withinColumn - (packed >>> ALIAS_BITS)) >> 63);
        return alias ^ ((alias ^ column) & own);
    }
}

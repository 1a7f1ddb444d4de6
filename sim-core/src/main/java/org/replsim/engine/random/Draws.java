package org.replsim.engine.random;

/**
 * A named family of random numbers without state: the same (seed, name, number) always gives the same bits. The mixing
 * is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
 */
public final class Draws {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double TO_UNIT = 0x1.0p-53;

    private final long key;

    /** The family {@code name} of the run seeded by {@code seed}. */
    public Draws(long seed, String name) {
        long hash = mix(seed + GOLDEN);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash * 31 + name.charAt(i));
        }
        key = hash;
    }

    /** 64 random bits for decision {@code k}. */
    public long bits(long k) {
        return mix(mix(key + k * GOLDEN) + GOLDEN);
    }

    /** 64 random bits for decision {@code k} of {@code actor}. */
    public long bits(long actor, long k) {
        return mix(mix(key + actor * 0xd1342543de82ef95L) + k * GOLDEN);
    }

    /** The bits as a number in [0, 1). */
    public static double unit(long bits) {
        return (bits >>> 11) * TO_UNIT;
    }

    /** The bits as an integer in [0, bound), without division and with a bias below 2^-32 for bounds below 2^31. */
    public static long below(long bits, long bound) {
        return Math.multiplyHigh(bits >>> 1, bound << 1);
    }

    /** Other bits, one for one, that look unrelated: for a second decision on the bits of the first. */
    static long remix(long bits) {
        return mix(bits + GOLDEN);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}

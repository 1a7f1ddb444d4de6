package org.replsim.engine;

/**
 * A 64-bit fingerprint of what happened, in order. Two runs with equal digests did the same things at the same times.
 */
public final class Digest {

    private long value = 0x6a09e667f3bcc908L;

    /** Takes in one fact: what kind it is, when it happened, and to which number. */
    public void add(int kind, long nanos, long number) {
        long mixed = (value ^ nanos) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 29) ^ number) * 0xbf58476d1ce4e5b9L;
        value = (mixed ^ (mixed >>> 32)) + kind;
    }

    /** The fingerprint so far. */
    public long value() {
        return value;
    }
}

package org.replsim.scenario.expect;

/**
 * What sort of value an expression has; numbers carry their dimension as powers of seconds and bytes.
 *
 * @param sort number, text or truth
 * @param seconds power of seconds
 * @param bytes power of bytes
 * @param free whether it goes with every dimension, as a bare 0 does
 */
record Kind(Sort sort, int seconds, int bytes, boolean free) {

    enum Sort {
        NUMBER,
        TEXT,
        TRUTH
    }

    static final Kind TRUTH = new Kind(Sort.TRUTH, 0, 0, false);
    static final Kind TEXT = new Kind(Sort.TEXT, 0, 0, false);
    static final Kind FREE = new Kind(Sort.NUMBER, 0, 0, true);

    static Kind number(int seconds, int bytes) {
        return new Kind(Sort.NUMBER, seconds, bytes, false);
    }

    boolean isNumber() {
        return sort == Sort.NUMBER;
    }

    /** Whether the two can be compared, added or subtracted. */
    boolean goesWith(Kind other) {
        if (sort != other.sort) {
            return false;
        }
        return free || other.free || (seconds == other.seconds && bytes == other.bytes);
    }

    Kind times(Kind other, int sign) {
        return number(seconds + sign * other.seconds, bytes + sign * other.bytes);
    }

    /** In words, for messages. */
    String words() {
        if (sort == Sort.TEXT) {
            return "a text";
        }
        if (sort == Sort.TRUTH) {
            return "true or false";
        }
        if (seconds == 0 && bytes == 0) {
            return "a pure number";
        }
        if (bytes == 0) {
            return seconds == 1 ? "a time" : seconds == -1 ? "a rate" : "a number of s^" + seconds;
        }
        return seconds == 0 && bytes == 1 ? "a size" : "a number of s^" + seconds + " B^" + bytes;
    }
}

package org.replsim.scenario.random;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Draws from a seed. */
final class Draw {

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    @SafeVarargs
    final <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** An instant or a time between two, as a scenario file has it. */
    String time(long lowMillis, long highMillis) {
        return text(random.nextLong(lowMillis * 1000, highMillis * 1000 + 1));
    }

    static String text(long micros) {
        return String.format(Locale.ROOT, "%dus", micros);
    }

    long micros(long lowMillis, long highMillis) {
        return random.nextLong(lowMillis * 1000, highMillis * 1000 + 1);
    }
}

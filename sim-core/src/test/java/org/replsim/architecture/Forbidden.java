package org.replsim.architecture;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Examples for {@link DeterminismTest}: each method breaks the ban that its name begins with. */
@SuppressWarnings({"unused", "StringCaseLocaleUsage"})
final class Forbidden {

    private Forbidden() {}

    static double INEXACT_MATH_called() {
        return Math.log(2);
    }

    static DoubleUnaryOperator INEXACT_MATH_referred() {
        return Math::sin;
    }

    static double RANDOM_GENERATORS() {
        return new Random(1).nextDouble();
    }

    static double SELF_SEEDED_DISTRIBUTIONS() {
        return new NormalDistribution(0, 1).getMean();
    }

    static long THE_SYSTEM() {
        return System.nanoTime();
    }

    static Object CLOCKS() {
        return java.time.Instant.now();
    }

    static void THREADS_started(Runnable action) {
        new Thread(action).start();
    }

    static long THREADS_streamed(List<String> list) {
        return list.parallelStream().count();
    }

    static void FILES_AND_LOGS() {
        System.out.println();
    }

    static Map<String, String> HASH_ORDER() {
        return new HashMap<>();
    }

    static Set<String> SALTED_ORDER_ofSets() {
        return Set.of("a", "b");
    }

    static Map<String, String> SALTED_ORDER_ofMaps(Map<String, String> map) {
        return Map.copyOf(map);
    }

    static Set<String> UNORDERED_COLLECTORS_toSet(List<String> list) {
        return list.stream().collect(Collectors.toSet());
    }

    static Map<Integer, List<String>> UNORDERED_COLLECTORS_grouping(List<String> list) {
        return list.stream().collect(Collectors.groupingBy(String::length));
    }

    static String DEFAULT_LOCALE_format(double number) {
        return String.format("%f", number);
    }

    static String DEFAULT_LOCALE_letters(String text) {
        return text.toUpperCase().concat(text.toUpperCase(Locale.ROOT));
    }
}

package org.replsim.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** {@code ; did you mean 'x'?} if a name is near, else nothing. */
    static String suggestion(String word, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(name -> name))
                .filter(name -> distance(word, name) <= Math.max(1, word.length() / 3))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** How many letters must be changed, added or left out, with neighbours that changed places as one. */
    static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] cost) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}

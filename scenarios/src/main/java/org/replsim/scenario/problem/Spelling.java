package org.replsim.scenario.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word may have meant. */
public final class Spelling {

    private static final int LONGEST_LIST = 30;

    private Spelling() {}

    /** The remedy for an unknown word: the nearest known one, and the known ones if they are not too many. */
    public static String remedy(String word, Collection<String> known) {
        String meant = nearest(word, known)
                .map(near -> "did you mean \"" + near + "\"? ")
                .orElse("");
        if (known.isEmpty()) {
            return "there are none";
        }
        List<String> shown = known.stream().limit(LONGEST_LIST).toList();
        String more = known.size() > shown.size() ? ", ..." : "";
        return meant + "known: " + String.join(", ", shown) + more;
    }

    /** The known word with the fewest typing errors between, if there are few enough. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> near(lower, candidate.toLowerCase(Locale.ROOT)))
                .min(Comparator.<String>comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean near(String word, String candidate) {
        int tolerance = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
        boolean beginning = (candidate.length() > 1 && word.startsWith(candidate))
                || (word.length() > 2 && candidate.startsWith(word));
        return beginning || distance(word, candidate) <= tolerance;
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

package org.replsim.scenario.expect;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of an answer must be: a text to the letter, {@code NULL}, a comparison such as {@code >= 20}, or a pattern
 * such as {@code LIKE Fatal%}.
 *
 * @param text as written
 */
public record CellPattern(String text) {

    private static final String NULL = "NULL";
    private static final String LIKE = "LIKE ";
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|!=|<|>) *([+-]?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");

    /** Whether a cell is as it must be. */
    public boolean matches(@Nullable String cell) {
        if (cell == null) {
            return text.equals(NULL);
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            return number(cell)
                    .map(found -> compares(comparison.group(1), found.compareTo(new BigDecimal(comparison.group(2)))))
                    .orElse(false);
        }
        return text.startsWith(LIKE) ? like(cell) : text.equals(cell);
    }

    private static Optional<BigDecimal> number(String cell) {
        return NUMBER.matcher(cell).matches() ? Optional.of(new BigDecimal(cell)) : Optional.empty();
    }

    private static boolean compares(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> order != 0;
        };
    }

    private boolean like(String cell) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.substring(LIKE.length()).split("%", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(cell).matches();
    }
}

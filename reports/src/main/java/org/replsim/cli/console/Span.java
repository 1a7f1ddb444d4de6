package org.replsim.cli.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.problem.Spelling;

/** Times as they are typed and shown. */
public final class Span {

    private static final Pattern TYPED = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(.*)");
    private static final BigDecimal LONGEST = new BigDecimal(3650L * 86_400_000_000_000L);

    private Span() {}

    /**
     * Nanoseconds of a time with its unit, such as {@code 5s} or {@code 1.5 ms}.
     *
     * @throws Refusal if it is none
     */
    static long parse(String text) {
        Matcher matcher = TYPED.matcher(text.strip());
        List<String> units = Dimension.TIME.symbols();
        if (!matcher.matches()) {
            throw new Refusal("'" + text + "' is not a time; write one such as 5s or 200ms");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String symbol = matcher.group(2).toLowerCase(Locale.ROOT);
        if (symbol.isEmpty() && number.signum() == 0) {
            return 0;
        }
        BigDecimal nanos = Dimension.TIME
                .unitOf(symbol)
                .map(unit -> number.multiply(unit.factor()))
                .orElseThrow(() -> new Refusal(
                        symbol.isEmpty()
                                ? "'" + text + "' has no unit; write " + text + "s, or another of "
                                        + String.join(", ", units)
                                : "'" + symbol + "' is not a unit of time; " + Spelling.remedy(symbol, units)));
        if (nanos.compareTo(LONGEST) > 0) {
            throw new Refusal(text + " is longer than ten years");
        }
        return nanos.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /**
     * Nanoseconds of a time that was given as an option.
     *
     * @throws ScenarioProblem if it is none
     */
    public static long of(String option, String text) {
        try {
            return parse(text);
        } catch (Refusal refusal) {
            throw new ScenarioProblem("replsim: " + option + ": " + refusal.text());
        }
    }

    /** An instant: {@code 00:00:05.000}. Parts of a millisecond are left out. */
    static String clock(long nanos) {
        long millis = nanos / 1_000_000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    /** An instant or a duration to the nanosecond: {@code 5s}, {@code 0.010123s}. */
    static String exact(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
    }
}

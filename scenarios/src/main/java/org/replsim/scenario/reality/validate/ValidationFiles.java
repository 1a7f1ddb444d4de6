package org.replsim.scenario.reality.validate;

import java.util.List;
import java.util.Locale;
import org.replsim.scenario.reality.machine.MachineText;

/** A validation as CSV, as text for a terminal and as a page of documentation. */
public final class ValidationFiles {

    private static final String HEADING =
            "quantity,unit,series,row,conditions,measured,predicted,error,repeat_spread,left_out\n";

    private ValidationFiles() {}

    /** One line for each comparison. */
    public static String csv(Validation validation) {
        StringBuilder text = new StringBuilder(HEADING);
        for (Comparison row : validation.comparisons()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,\"%s\",%.6g,%.6g,%.4f,%.4f,\"%s\"%n",
                    row.quantity().words(),
                    row.quantity().unit(),
                    row.series(),
                    row.place(),
                    row.conditions(),
                    row.measured(),
                    row.predicted(),
                    row.error(),
                    row.spread(),
                    row.left()));
        }
        return text.toString();
    }

    /** For a terminal: every row by itself, then the bounds. */
    public static List<String> lines(Validation validation) {
        List<String> lines = new java.util.ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-13s %-66s %9s %9s %8s", "", "", "measured", "predicted", "error"));
        for (Comparison row : validation.comparisons()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-13s %-66s %9.2f %9.2f %+7.1f%%%s",
                    row.quantity().words(),
                    row.conditions(),
                    row.measured(),
                    row.predicted(),
                    row.error() * 100,
                    row.counts() ? "" : "  left out: " + reason(row)));
        }
        lines.add("");
        for (Bound bound : validation.bounds()) {
            lines.add((bound.held() ? "held    " : "MISSED  ") + bound.what() + ": " + bound.found() + " ("
                    + bound.wanted() + ")");
        }
        return lines;
    }

    private static String reason(Comparison row) {
        int end = row.left().indexOf(',');
        return end < 0 ? row.left() : row.left().substring(0, end);
    }

    /**
     * The page.
     *
     * @param origin the folder of the measurements; empty for those that come with the program, of which there is more to say
     */
    public static String page(Validation validation, String origin) {
        StringBuilder text = new StringBuilder(
                origin.isEmpty() ? ValidationPage.INTRODUCTION : ValidationPage.OF_OTHERS.formatted(origin));
        text.append("\n| What | To reach | Found | |\n|---|---|---|---|\n");
        for (Bound bound : validation.bounds()) {
            text.append("| ")
                    .append(String.join(
                            " | ", bound.what(), bound.wanted(), bound.found(), bound.held() ? "held" : "**missed**"))
                    .append(" |\n");
        }
        text.append(origin.isEmpty() ? ValidationPage.MISSES : "");
        text.append(
                "\n## Row by row\n\n| Quantity | Conditions | Measured | Predicted | Error | Left out of the bounds |\n"
                        + "|---|---|---|---|---|---|\n");
        for (Comparison row : validation.comparisons()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s, %s | %s | %.2f | %.2f | %+.1f %% | %s |%n",
                    row.quantity().words(),
                    row.quantity().unit(),
                    row.conditions(),
                    row.measured(),
                    row.predicted(),
                    row.error() * 100,
                    row.counts() ? "" : reason(row)));
        }
        text.append("\n## The machine\n\n").append(ValidationPage.MACHINE).append("\n```yaml\n");
        text.append(MachineText.of(validation.machine(), "machine")).append("```\n");
        return text.toString();
    }
}

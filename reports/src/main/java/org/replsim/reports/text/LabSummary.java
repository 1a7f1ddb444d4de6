package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.lab.Comparison;
import org.replsim.scenario.lab.LabResult;

/** What {@code lab} prints: real beside simulated, and how far the two can be compared. */
public final class LabSummary {

    private static final String INDENT = "  ";
    private static final String DEEP = " ".repeat(17);

    private LabSummary() {}

    /**
     * The lines.
     *
     * @param where one line on where the results are
     */
    public static List<String> of(LabResult result, Style style, String where) {
        List<String> lines = new ArrayList<>();
        String name = result.real().name();
        Paragraph.wrap(name + ": " + result.real().title(), Summary.WIDTH, INDENT)
                .forEach(line -> lines.add(style.strong(line)));
        Paragraph.wrap("Real: " + result.servers() + ". Simulated: " + result.machine() + ".", Summary.WIDTH, INDENT)
                .forEach(lines::add);
        for (String limit : result.limits()) {
            Paragraph.wrap(limit, Summary.WIDTH, INDENT + INDENT).forEach(line -> lines.add(style.quiet(line)));
        }
        List<Comparison> all = result.comparisons();
        Set<String> variants = new LinkedHashSet<>();
        all.forEach(one -> variants.add(one.variant()));
        for (String variant : variants) {
            lines.add("");
            lines.add(style.strong(variant));
            List<String> rows = table(all.stream()
                            .filter(one -> one.variant().equals(variant))
                            .toList())
                    .lines(Summary.WIDTH);
            lines.add(style.quiet(rows.get(0)));
            lines.addAll(rows.subList(1, rows.size()));
        }
        answers(result, style, lines);
        lines.add("");
        lines.addAll(Paragraph.wrap(where, Summary.WIDTH, INDENT));
        return lines;
    }

    /** Claims on what servers answer: whether each holds on real ones, and in the simulation. */
    private static void answers(LabResult result, Style style, List<String> lines) {
        List<ExpectationResult> simulated = result.simulated().expectations();
        if (simulated.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.strong("Answers: " + result.agreeing() + " of " + simulated.size() + " claims agree"));
        lines.add(style.quiet("  real  simulated"));
        for (int i = 0; i < simulated.size(); i++) {
            ExpectationResult real = result.real().expectations().get(i);
            List<String> words = Paragraph.wrap(real.that(), Summary.WIDTH - DEEP.length(), "");
            lines.add(INDENT + mark(real) + INDENT + mark(simulated.get(i)) + "     " + words.get(0));
            words.stream().skip(1).forEach(line -> lines.add(DEEP + line));
            if (!real.passed()) {
                Paragraph.wrap("real: " + real.measured(), Summary.WIDTH - DEEP.length(), "")
                        .forEach(line -> lines.add(style.quiet(DEEP + line)));
            }
        }
    }

    private static String mark(ExpectationResult one) {
        return one.passed() ? "ok  " : "FAIL";
    }

    private static Table table(List<Comparison> comparisons) {
        boolean several =
                comparisons.stream().map(Comparison::server).distinct().count() > 1;
        Table table = new Table(List.of("quantity", "real", "simulated", "difference"));
        for (Comparison one : comparisons) {
            String owner = several && !one.server().isEmpty() ? " (" + one.server() + ")" : "";
            table.row(List.of(
                    one.metric() + owner,
                    amount(one.real(), one.unit()),
                    amount(one.simulated(), one.unit()),
                    difference(one)));
        }
        return table;
    }

    private static String amount(double value, String unit) {
        return switch (unit) {
            case "s" -> Quantity.duration(value * 1e9);
            case "B" -> Quantity.bytes(value);
            default -> Quantity.number(value);
        };
    }

    private static String difference(Comparison one) {
        if (one.real() == one.simulated()) {
            return "0 %";
        }
        String sign = one.error() > 0 ? "+" : "";
        return Double.isNaN(one.error()) ? Quantity.NONE : sign + Quantity.percent(one.error());
    }
}

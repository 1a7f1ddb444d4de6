package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.result.ScenarioResult;

/** What {@code run} prints: verdict, variants, what limits them, expectations, and how far to trust it. */
public final class Summary {

    /** No line is longer. */
    public static final int WIDTH = 100;

    private static final String INDENT = "  ";
    private static final String DEEP = "        ";
    private static final int HASH_DIGITS = 12;

    private final ScenarioResult result;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private Summary(ScenarioResult result, Style style) {
        this.result = result;
        this.style = style;
    }

    /**
     * The lines.
     *
     * @param where one line on where the results are
     */
    public static List<String> of(ScenarioResult result, Style style, String where) {
        return new Summary(result, style).all(where);
    }

    private List<String> all(String where) {
        Paragraph.wrap(result.name() + ": " + result.title(), WIDTH, INDENT)
                .forEach(line -> lines.add(style.strong(line)));
        lines.add("");
        Verdict.of(result).forEach(sentence -> lines.addAll(Paragraph.wrap(sentence, WIDTH, INDENT)));
        lines.add("");
        table(VariantTable.of(result));
        HopTable.of(result).ifPresent(table -> {
            lines.add("");
            lines.add(style.strong(HopTable.TITLE));
            table(table);
        });
        LossTable.of(result).forEach((title, table) -> {
            lines.add("");
            lines.add(style.strong(title));
            table(table);
        });
        for (Waterfall.Block block : Waterfall.of(result, WIDTH)) {
            lines.add("");
            lines.add(style.strong(block.title()));
            lines.addAll(block.lines());
        }
        DriftTable.of(result).ifPresent(drift -> {
            lines.add("");
            lines.add(style.strong("Conflicts and drift"));
            table(drift);
        });
        bindings();
        expectations();
        lines.add("");
        lines.addAll(Paragraph.wrap(where, WIDTH, INDENT));
        small("seed " + result.seed() + ", scenario " + shortHash() + ", digest " + result.digest() + ", replsim "
                + result.version());
        small(Trust.sentence(result));
        small("Little's law residual: " + Quantity.percent(littleResidual()));
        return lines;
    }

    private void table(Table table) {
        List<String> rows = table.lines(WIDTH);
        lines.add(style.quiet(rows.get(0)));
        lines.addAll(rows.subList(1, rows.size()));
    }

    private void bindings() {
        List<String> found = BindingLines.of(result, WIDTH);
        if (!found.isEmpty()) {
            lines.add("");
            lines.add(style.strong(
                    "What limits it" + (BindingLines.beforeEverything(result) ? ", before anything happens" : "")));
            lines.addAll(found);
        }
    }

    private void expectations() {
        List<ExpectationResult> all = result.expectations();
        if (all.isEmpty()) {
            return;
        }
        long passed = all.stream().filter(ExpectationResult::passed).count();
        lines.add("");
        lines.add(style.strong("Expected: " + passed + " of " + all.size() + " hold"));
        for (ExpectationResult one : all) {
            String claim = (one.variant().isEmpty() ? "" : one.variant() + ": ") + one.that();
            if (one.passed()) {
                marked(style.good("ok"), "    ", claim);
            } else {
                marked(style.bad("FAIL"), "  ", claim);
                Paragraph.wrap("measured: " + one.measured(), WIDTH - DEEP.length(), "")
                        .forEach(line -> lines.add(DEEP + line));
                if (!one.because().isBlank()) {
                    Paragraph.wrap("because: " + one.because(), WIDTH - DEEP.length(), "")
                            .forEach(line -> lines.add(DEEP + line));
                }
                lines.add(DEEP + style.quiet(one.place()));
            }
        }
    }

    private void marked(String mark, String gap, String text) {
        List<String> wrapped = Paragraph.wrap(text, WIDTH - DEEP.length(), "");
        lines.add(INDENT + mark + gap + wrapped.get(0));
        wrapped.subList(1, wrapped.size()).forEach(line -> lines.add(DEEP + line));
    }

    private void small(String text) {
        Paragraph.wrap(text, WIDTH, INDENT).forEach(line -> lines.add(style.quiet(line)));
    }

    private String shortHash() {
        return result.hash().substring(0, Math.min(HASH_DIGITS, result.hash().length()));
    }

    private double littleResidual() {
        return result.variants().stream()
                .mapToDouble(variant -> variant.number("little_residual"))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }
}

package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.result.Binding;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What {@code run} prints: verdict, variants, what limits them, expectations, and how far to trust it. */
public final class Summary {

    /** No line is longer. */
    public static final int WIDTH = 100;

    private static final String INDENT = "  ";
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
        VariantTable.losses(result).forEach((title, table) -> {
            lines.add("");
            lines.add(style.strong(title));
            table(table);
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
        int names = result.variants().stream()
                .mapToInt(variant -> variant.name().length())
                .max()
                .orElse(0);
        List<String> found = new ArrayList<>();
        for (VariantResult variant : result.variants()) {
            Binding binding = variant.binding();
            if (binding != null) {
                String line = INDENT + Table.pad(variant.name(), names) + INDENT;
                found.addAll(indented(line, binding.sentence()));
            }
        }
        if (!found.isEmpty()) {
            lines.add("");
            lines.add(style.strong("What limits it"));
            lines.addAll(found);
        }
    }

    private void expectations() {
        if (result.expectations().isEmpty()) {
            return;
        }
        long passed =
                result.expectations().stream().filter(ExpectationResult::passed).count();
        lines.add("");
        lines.add(style.strong(
                "Expected: " + passed + " of " + result.expectations().size() + " hold"));
        for (ExpectationResult one : result.expectations()) {
            String mark = one.passed() ? style.good("ok  ") : style.bad("FAIL");
            String subject = one.variant().isEmpty() ? "" : one.variant() + ": ";
            List<String> words =
                    indented(INDENT + "    " + INDENT, subject + one.that() + "  (" + one.measured() + ")");
            lines.add(INDENT + mark + words.get(0).substring(INDENT.length() + 4));
            lines.addAll(words.subList(1, words.size()));
            if (!one.passed()) {
                lines.add(style.quiet(INDENT + "    " + INDENT + one.place()));
            }
        }
    }

    private void small(String text) {
        Paragraph.wrap(text, WIDTH, INDENT).forEach(line -> lines.add(style.quiet(line)));
    }

    private static List<String> indented(String first, String text) {
        String indent = " ".repeat(first.length());
        List<String> wrapped = new ArrayList<>(Paragraph.wrap(text, WIDTH - first.length(), ""));
        wrapped.replaceAll(line -> indent + line);
        wrapped.set(0, first + wrapped.get(0).substring(first.length()));
        return wrapped;
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

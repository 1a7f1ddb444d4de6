package org.replsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.origin.Resolved;

/** The resolved scenario in words: every value of every variant and where it comes from. */
public final class Explanation {

    private static final int WIDEST_PATH = 56;
    private static final int WIDEST_VALUE = 40;

    private final StringBuilder text = new StringBuilder();

    private Explanation() {}

    /** The text of {@code check --explain}, ending with a line feed. The first variant in full, the others' differences. */
    public static String of(Scenario scenario) {
        Explanation explanation = new Explanation();
        explanation.head(scenario);
        Variant first = scenario.variants().get(0);
        explanation.values("variant " + first.name(), rows(first));
        for (Variant variant :
                scenario.variants().subList(1, scenario.variants().size())) {
            explanation.values(
                    "variant " + variant.name() + ": as " + first.name() + ", but", difference(first, variant));
        }
        explanation.expectations(scenario);
        return explanation.text.toString();
    }

    private void head(Scenario scenario) {
        line("# " + scenario.name() + ": " + scenario.title());
        line("# " + scenario.file() + ", SHA-256 " + scenario.hash());
        line("# value = what holds; then where it comes from: file:line, a preset, a default, or a rule");
    }

    private void values(String title, List<Resolved> rows) {
        line("");
        line(title);
        if (rows.isEmpty()) {
            line("  (nothing differs)");
        }
        int path = widest(rows.stream().map(Resolved::path).toList(), WIDEST_PATH);
        int value = widest(rows.stream().map(row -> oneLine(row.value())).toList(), WIDEST_VALUE);
        for (Resolved row : rows) {
            line("  " + pad(row.path(), path) + " = " + pad(oneLine(row.value()), value) + "  " + origin(row));
        }
    }

    private void expectations(Scenario scenario) {
        line("");
        line("expect");
        scenario.expectations().forEach(expectation -> {
            String of = expectation.variants().isEmpty() ? "" : "  [" + String.join(", ", expectation.variants()) + "]";
            line("  " + oneLine(expectation.that()) + of + "  " + expectation.place());
        });
    }

    /** The rows in the order of the document: all of a host together, though its values were found in several passes. */
    private static List<Resolved> rows(Variant variant) {
        Map<String, List<Resolved>> groups = new LinkedHashMap<>();
        for (Resolved row : variant.resolved()) {
            boolean apart = row.path().matches("(name|title|about|expect).*");
            if (!apart) {
                groups.computeIfAbsent(group(row.path()), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private static String group(String path) {
        String[] parts = path.split("[.\\[]", -1);
        return parts.length > 2
                ? parts[0] + "." + parts[1]
                : parts[0].matches("duration|warmup|sample|seed") ? "run" : parts[0];
    }

    private static List<Resolved> difference(Variant first, Variant other) {
        Set<String> same = new LinkedHashSet<>();
        first.resolved().forEach(row -> same.add(row.path() + "=" + row.value()));
        List<Resolved> rows = new ArrayList<>(rows(other).stream()
                .filter(row -> !same.contains(row.path() + "=" + row.value()))
                .toList());
        Set<String> present =
                new LinkedHashSet<>(rows(other).stream().map(Resolved::path).toList());
        rows(first).stream()
                .filter(row -> !present.contains(row.path()))
                .map(row -> new Resolved(row.path(), "(not there)", row.origin(), row.where()))
                .forEach(rows::add);
        return rows;
    }

    private static String origin(Resolved row) {
        return switch (row.origin()) {
            case WRITTEN -> row.where();
            case VARIANT -> row.where() + " (variant)";
            case PRESET -> "preset " + row.where() + " (assumed)";
            case DEFAULT -> "default" + note(row);
            case DERIVED -> row.where();
        };
    }

    private static String note(Resolved row) {
        if (row.path().contains(".hardware.") || row.path().contains(".disk.")) {
            return " (assumed)";
        }
        String variable = row.path().substring(row.path().lastIndexOf('.') + 1);
        return row.path().contains(".cnf.") && VariablesType.find(variable).isPresent() ? " of the server version" : "";
    }

    private static String oneLine(String value) {
        return value.isEmpty() ? "\"\"" : value.replace("\n", " ");
    }

    private static int widest(List<String> cells, int most) {
        return cells.stream()
                .mapToInt(String::length)
                .filter(width -> width <= most)
                .max()
                .orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}

package org.replsim.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.reports.chart.Chart;
import org.replsim.reports.chart.Charts;
import org.replsim.reports.chart.Picture;
import org.replsim.reports.chart.Relation;
import org.replsim.reports.text.Quantity;
import org.replsim.reports.text.VariantTable;
import org.replsim.reports.text.Verdict;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.metric.MetricValue;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.result.Binding;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;
import org.replsim.scenario.run.ScenarioRunner;
import org.replsim.scenario.yaml.YamlText;

/**
 * The simulator for notebooks: find a scenario, change it, run it, look at what came out.
 *
 * <pre>{@code
 * var result = Lab.run("async-vs-semi-sync");
 * show(Lab.verdict(result));
 * show(Lab.chart(result, "throughput"));
 * }</pre>
 */
public final class Lab {

    private Lab() {}

    /** The scenarios that come with the simulator. */
    public static Table library() {
        return new Table(
                List.of("name", "question"),
                Library.entries().stream()
                        .map(entry -> List.of(entry.name(), entry.title()))
                        .toList());
    }

    /**
     * A scenario by the name of its file, or by its name in the library.
     *
     * @throws ScenarioProblem if there is neither
     */
    public static Draft scenario(String name) {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return new Draft(name, YamlText.read(file), folder(file));
        }
        return new Draft("library:" + name, Library.get(name).text(), Path.of(""));
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** A scenario written in the notebook. */
    public static Draft text(String yaml) {
        return new Draft("cell", yaml, Path.of(""));
    }

    /** Runs all variants of a scenario by the name of its file, or by its name in the library. */
    public static ScenarioResult run(String name) {
        return run(scenario(name));
    }

    /** Runs all variants of a scenario. */
    public static ScenarioResult run(Draft scenario) {
        return run(scenario, false);
    }

    private static ScenarioResult run(Draft scenario, boolean limits) {
        CellThread cell = CellThread.current();
        return new ScenarioRunner()
                .bindingResource(limits)
                .progress((done, total, what) -> CellThread.checkpoint(cell))
                .run(scenario.read());
    }

    /** What limits each variant of a scenario, found by making each resource a tenth cheaper in turn: many runs. */
    public static Table limits(Draft scenario) {
        List<List<String>> rows = new ArrayList<>();
        for (VariantResult variant : run(scenario, true).variants()) {
            Binding binding = variant.binding();
            if (binding != null) {
                rows.add(List.of(variant.name(), binding.sentence()));
            }
        }
        return new Table(List.of("variant", "what limits it"), rows);
    }

    /** The answer in a few sentences. */
    public static Markdown verdict(ScenarioResult result) {
        return Markdown.of(String.join(" ", Verdict.of(result)));
    }

    /** The variants side by side. */
    public static Table table(ScenarioResult result) {
        List<List<String>> cells = VariantTable.of(result).cells();
        return new Table(cells.get(0), cells.subList(1, cells.size()));
    }

    /** Question, answer and variants. */
    public static Markdown summary(ScenarioResult result) {
        Markdown question = new Markdown("**" + Markdown.escape(result.title()) + "**", result.title());
        return question.above(verdict(result)).above(table(result));
    }

    /** Every metric of a variant. */
    public static Table metrics(VariantResult variant) {
        return new Table(
                List.of("metric of " + variant.name(), "of", "value"),
                variant.metrics().stream()
                        .map(metric -> List.of(metric.name(), metric.server(), value(metric)))
                        .toList());
    }

    private static String value(MetricValue metric) {
        if (!metric.text().isEmpty()) {
            return metric.text();
        }
        return switch (metric.unit()) {
            case "s" -> Quantity.duration(metric.value() * 1e9);
            case "B" -> Quantity.bytes(metric.value());
            case "" -> Quantity.number(metric.value());
            default -> Quantity.number(metric.value()) + " " + metric.unit();
        };
    }

    /**
     * The value of a metric of a variant, in its unit (seconds, bytes, transactions).
     *
     * @throws IllegalArgumentException if there is no such variant or metric; the message names the nearest
     */
    public static double number(ScenarioResult result, String variant, String metric) {
        List<String> variants =
                result.variants().stream().map(VariantResult::name).toList();
        VariantResult found = result.variants().get(index("variant", variant, variants));
        List<String> metrics =
                found.metrics().stream().map(MetricValue::name).distinct().toList();
        index("metric", metric, metrics);
        return found.number(metric);
    }

    /** The names of the charts that a result has. */
    public static List<String> charts(ScenarioResult result) {
        return Charts.of(result).stream().map(Chart::name).toList();
    }

    /**
     * A chart of a result.
     *
     * @throws IllegalArgumentException if it has no such chart; the message names those it has
     */
    public static Picture chart(ScenarioResult result, String name) {
        return Charts.of(result).get(index("chart", name, charts(result))).build(result);
    }

    /**
     * A chart of your own, of numbers from one or several results: add axes, points and lines to it.
     *
     * @param one of the results, for the small print
     * @param question that the chart answers
     */
    public static Relation plot(ScenarioResult one, String question) {
        return new Relation(one, question);
    }

    /** Shows a value below the cell, after what the cell has printed and shown so far. */
    public static void show(@Nullable Object value) {
        Screen.show(value);
    }

    private static int index(String kind, String name, List<String> known) {
        int index = known.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no " + kind + " \"" + name + "\"; " + Spelling.remedy(name, known));
        }
        return index;
    }
}

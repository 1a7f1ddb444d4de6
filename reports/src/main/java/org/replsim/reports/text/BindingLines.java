package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.replsim.scenario.result.Binding;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What limits the variants: one entry a resource, with the variants it limits and what would help. */
final class BindingLines {

    private static final String NOTHING = "nothing";
    private static final String INDENT = "  ";
    private static final String UNTIL = " (looked for before anything happens";

    private BindingLines() {}

    /** A variant and what limits it. */
    private record Found(String variant, Binding binding) {
        double gain() {
            return binding.trials().isEmpty() ? 0 : binding.trials().get(0).gain();
        }
    }

    /** The lines, none if nobody looked for it. */
    static List<String> of(ScenarioResult result, int width) {
        Map<String, List<Found>> byResource = new LinkedHashMap<>();
        for (VariantResult variant : result.variants()) {
            Binding binding = variant.binding();
            if (binding != null) {
                byResource
                        .computeIfAbsent(binding.resource(), resource -> new ArrayList<>())
                        .add(new Found(variant.name(), binding));
            }
        }
        boolean alone = result.variants().size() == 1;
        List<String> lines = new ArrayList<>();
        byResource.forEach((resource, found) -> lines.addAll(entry(resource, found, alone, width)));
        return lines;
    }

    private static List<String> entry(String resource, List<Found> found, boolean alone, int width) {
        String names = alone ? "" : found.stream().map(Found::variant).collect(Collectors.joining(", ", "", ": "));
        String sentence = withoutTime(found.get(0).binding().sentence());
        String text = resource.equals(NOTHING)
                ? names + sentence
                : names + resource + " (a tenth cheaper: " + gains(found) + " more throughput); " + remedy(sentence);
        List<String> lines = new ArrayList<>(Paragraph.wrap(text, width - INDENT.length(), INDENT));
        lines.replaceAll(line -> INDENT + line);
        return lines;
    }

    private static String gains(List<Found> found) {
        String least =
                Quantity.percent(found.stream().mapToDouble(Found::gain).min().orElse(0));
        String most =
                Quantity.percent(found.stream().mapToDouble(Found::gain).max().orElse(0));
        return least.equals(most) ? most : least.replace(" %", "") + " to " + most;
    }

    /** Whether it was looked for in the part of the runs before anything happens. */
    static boolean beforeEverything(ScenarioResult result) {
        return result.variants().stream()
                .map(VariantResult::binding)
                .anyMatch(binding -> binding != null && binding.sentence().contains(UNTIL));
    }

    /** Each variant's part ends at another instant. */
    private static String withoutTime(String sentence) {
        int from = sentence.indexOf(UNTIL);
        return from < 0 ? sentence : sentence.substring(0, from);
    }

    /** What the sentence says after its finding. */
    private static String remedy(String sentence) {
        int from = sentence.indexOf("; ");
        return from < 0 ? sentence : sentence.substring(from + 2);
    }
}

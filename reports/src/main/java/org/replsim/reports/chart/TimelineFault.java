package org.replsim.reports.chart;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.replsim.run.Marker;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/**
 * Something of the timeline that happens at one instant in one or more variants.
 *
 * @param atNanos when
 * @param text what, in the scenario's words
 * @param variants in which variants, by name
 */
record TimelineFault(long atNanos, String text, Set<String> variants) {

    /** The faults of all variants, each once, in order of time. */
    static List<TimelineFault> of(ScenarioResult result) {
        Map<String, TimelineFault> faults = new LinkedHashMap<>();
        for (VariantResult variant : result.variants()) {
            for (Marker marker : variant.markers()) {
                if (marker.kind() == Marker.Kind.FAULT) {
                    faults.computeIfAbsent(
                                    marker.atNanos() + " " + marker.text(),
                                    key -> new TimelineFault(marker.atNanos(), marker.text(), new LinkedHashSet<>()))
                            .variants()
                            .add(variant.name());
                }
            }
        }
        return faults.values().stream()
                .sorted(Comparator.comparingLong(TimelineFault::atNanos))
                .toList();
    }

    /** Its text, with the variants if it does not happen in all of them. */
    String words(int allVariants) {
        if (variants.size() == allVariants) {
            return text;
        }
        return variants.size() == 1
                ? text + " in " + variants.iterator().next()
                : text + " in " + variants.size() + " of " + allVariants;
    }

    /** Whether a server or its host goes down by it. */
    boolean isCrash() {
        return text.startsWith("crash ") || text.startsWith("power loss ");
    }

    /** When, in seconds. */
    double seconds() {
        return atNanos / 1e9;
    }
}

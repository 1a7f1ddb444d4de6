package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.replsim.scenario.metric.MetricValue;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What a status page would not have shown in time: semi-sync that was OFF, a replica that does not keep up. */
final class StateSentences {

    /** A replica less behind than this at the end keeps up. */
    private static final double BEHIND_SECONDS = 1;

    /** A commit that takes longer than this is remembered. */
    private static final double LONG_SECONDS = 1;

    /** A lag at its end within this share of its maximum is still growing. */
    private static final double GROWING = 0.95;

    private StateSentences() {}

    /** The sentences that apply. */
    static List<String> of(ScenarioResult result) {
        List<String> sentences = new ArrayList<>();
        semiSync(result).ifPresent(sentences::add);
        standstill(result).ifPresent(sentences::add);
        lag(result).ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<String> semiSync(ScenarioResult result) {
        List<VariantResult> fallen = result.variants().stream()
                .filter(variant -> variant.number("semi_sync_off_seconds") > 0)
                .sorted(Comparator.comparingDouble(variant -> -variant.number("semi_sync_off_seconds")))
                .toList();
        if (fallen.isEmpty()) {
            return Optional.empty();
        }
        VariantResult worst = fallen.get(0);
        String off = "OFF for " + Quantity.duration(worst.number("semi_sync_off_seconds") * 1e9) + " of "
                + Quantity.duration((double) worst.endNanos());
        return Optional.of(
                fallen.size() == 1
                        ? "Semi-sync was " + off + in(result, worst) + "."
                        : "Semi-sync fell back in " + fallen.size() + " variants; longest" + in(result, worst) + ", "
                                + off + ".");
    }

    private static Optional<String> standstill(ScenarioResult result) {
        return result.variants().stream()
                .filter(variant -> variant.number("latency_max") >= LONG_SECONDS)
                .max(Comparator.comparingDouble(variant -> variant.number("latency_max")))
                .map(worst -> "The longest commit took " + Quantity.duration(worst.number("latency_max") * 1e9)
                        + in(result, worst) + ".");
    }

    private record Behind(VariantResult variant, String replica, double end) {
        double number(String metric) {
            return variant.metric(metric, replica).map(MetricValue::value).orElse(Double.NaN);
        }
    }

    private static Optional<String> lag(ScenarioResult result) {
        return result.variants().stream()
                .flatMap(variant -> variant.metrics().stream()
                        .filter(metric -> metric.name().equals("lag_end") && metric.value() > BEHIND_SECONDS)
                        .map(metric -> new Behind(variant, metric.server(), metric.value())))
                .max(Comparator.comparingDouble(Behind::end))
                .map(worst -> worst.replica() + " ends " + Quantity.duration(worst.end() * 1e9) + " behind"
                        + in(result, worst.variant()) + ", with " + Quantity.number(worst.number("not_applied"))
                        + " transactions to apply" + (growing(worst) ? ", and falls further behind." : "."));
    }

    /** After a crash of the source the lag grows although fewer and fewer transactions are left: that is no sign. */
    private static boolean growing(Behind behind) {
        return behind.variant().losses().isEmpty() && behind.end() >= GROWING * behind.number("lag_max");
    }

    private static String in(ScenarioResult result, VariantResult variant) {
        return result.variants().size() == 1 ? "" : " in " + variant.name();
    }
}

package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** The answer in a few sentences: what it costs, what it saves, and what else must not be overlooked. */
public final class Verdict {

    /** Relative differences below this are called the same. */
    private static final double SAME = 0.02;

    private Verdict() {}

    /** The sentences, most important first. */
    public static List<String> of(ScenarioResult result) {
        List<String> sentences = new ArrayList<>();
        boolean load = result.variants().stream().anyMatch(variant -> !Double.isNaN(variant.number("throughput")));
        sentences.add(load ? speed(result.variants()) : "No workload writes; expectations judge what was typed.");
        LossSentence.of(result).ifPresent(sentences::add);
        sentences.addAll(RepairSentences.of(result));
        sentences.addAll(StateSentences.of(result));
        return List.copyOf(sentences);
    }

    private static String speed(List<VariantResult> variants) {
        return switch (variants.size()) {
            case 1 -> one(variants.get(0));
            case 2 -> two(variants.get(0), variants.get(1));
            default -> several(variants);
        };
    }

    private static String one(VariantResult variant) {
        return idle(variant)
                ? variant.primary() + " acknowledges no commit in the measurement window."
                : variant.primary() + " acknowledges " + Quantity.rate(throughput(variant), "commits") + ", p50 "
                        + latency(variant, "latency_p50") + ", p99 " + latency(variant, "latency_p99") + ".";
    }

    private static String two(VariantResult base, VariantResult other) {
        if (idle(base) || idle(other)) {
            return (idle(base) ? base : other).name() + " acknowledges no commit in the measurement window.";
        }
        double change = throughput(other) / throughput(base) - 1;
        String numbers =
                " (" + Quantity.number(throughput(base)) + " -> " + Quantity.rate(throughput(other), "commits") + ")";
        String cost;
        if (same(throughput(base), throughput(other))) {
            cost = other.name() + " has the throughput of " + base.name() + numbers;
        } else if (change < 0) {
            cost = other.name() + " costs " + Quantity.percent(-change) + " of the throughput of " + base.name()
                    + numbers;
        } else {
            cost = other.name() + " has " + Quantity.percent(change) + " more throughput than " + base.name() + numbers;
        }
        return cost + latencyChange(base, other) + ".";
    }

    private static String latencyChange(VariantResult base, VariantResult other) {
        for (String percentile : List.of("p50", "p99")) {
            double before = base.number("latency_" + percentile);
            double after = other.number("latency_" + percentile);
            if (!same(before, after) && before > 0 && after > 0) {
                String amount = Quantity.duration(Math.abs(after - before) * 1e9);
                return (after > before ? " and adds " : " and saves ") + amount + " at " + percentile;
            }
        }
        return same(throughput(base), throughput(other)) ? " and its latency" : "";
    }

    private static String several(List<VariantResult> variants) {
        VariantResult fast = variants.stream()
                .max(Comparator.comparingDouble(Verdict::throughput))
                .orElseThrow();
        VariantResult slow = variants.stream()
                .min(Comparator.comparingDouble(Verdict::throughput))
                .orElseThrow();
        if (idle(fast)) {
            return "No variant acknowledges a commit in the measurement window.";
        }
        if (same(throughput(fast), throughput(slow))) {
            return "All " + variants.size() + " variants have about the same throughput, "
                    + Quantity.rate(throughput(fast), "commits") + latencyRange(variants) + ".";
        }
        double less = 1 - throughput(slow) / throughput(fast);
        return fast.name() + " is fastest: " + Quantity.rate(throughput(fast), "commits") + ", p50 "
                + latency(fast, "latency_p50") + ". " + slow.name() + " is slowest: "
                + Quantity.rate(throughput(slow), "commits") + " (" + Quantity.percent(less) + " less), p50 "
                + latency(slow, "latency_p50") + ".";
    }

    private static String latencyRange(List<VariantResult> variants) {
        Comparator<VariantResult> byLatency = Comparator.comparingDouble(variant -> variant.number("latency_p99"));
        VariantResult best = variants.stream().min(byLatency).orElseThrow();
        VariantResult worst = variants.stream().max(byLatency).orElseThrow();
        return "; p99 is " + latency(best, "latency_p99") + " (" + best.name() + ") to " + latency(worst, "latency_p99")
                + " (" + worst.name() + ")";
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
    }

    private static boolean idle(VariantResult variant) {
        return !(throughput(variant) > 0);
    }

    private static double throughput(VariantResult variant) {
        double throughput = variant.number("throughput");
        return Double.isNaN(throughput) ? 0 : throughput;
    }

    private static String latency(VariantResult variant, String metric) {
        return Quantity.duration(variant.number(metric) * 1e9);
    }
}

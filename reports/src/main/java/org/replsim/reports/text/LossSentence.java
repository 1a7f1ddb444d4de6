package org.replsim.reports.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.replsim.run.LossRecord;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What the first crash of a source lost, in one sentence. */
final class LossSentence {

    private static final int NAMED = 3;

    private LossSentence() {}

    /** A variant and what its first crash lost. */
    private record Crash(String variant, LossRecord loss) {
        long lost() {
            return loss.lostAcknowledged();
        }

        String of() {
            return Quantity.count(lost()) + " of " + Quantity.count(loss.acknowledged());
        }
    }

    /** The sentence, if a source crashed. */
    static Optional<String> of(ScenarioResult result) {
        List<Crash> crashes = result.variants().stream()
                .filter(variant -> !variant.losses().isEmpty())
                .map(variant -> new Crash(variant.name(), variant.losses().get(0)))
                .toList();
        if (crashes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (crashes.size()) {
                    case 1 -> one(result.variants(), crashes.get(0));
                    case 2 -> two(crashes.get(0), crashes.get(1));
                    default -> several(crashes);
                });
    }

    /** What happened, such as {@code crash of db1}. */
    static String event(LossRecord loss) {
        return (loss.died() ? "crash of " : "replacement of ") + loss.crashed();
    }

    private static String one(List<VariantResult> variants, Crash crash) {
        LossRecord loss = crash.loss();
        String in = variants.size() == 1 ? "" : "In " + crash.variant() + " the";
        return (in.isEmpty() ? "The" : in) + " " + event(loss) + " at " + Quantity.instant(loss.atNanos())
                + " lost " + crash.of() + " acknowledged commits"
                + (crash.lost() == 0 ? "" : ", the last " + Quantity.duration((double) loss.lostNanos()) + " of them")
                + ".";
    }

    private static String two(Crash base, Crash other) {
        return other.variant() + " lost " + other.of() + " acknowledged commits at the " + event(other.loss()) + "; "
                + base.variant() + " lost " + base.of() + ".";
    }

    private static String several(List<Crash> crashes) {
        List<String> none = crashes.stream()
                .filter(crash -> crash.lost() == 0)
                .map(Crash::variant)
                .toList();
        String crash = "At the " + event(crashes.get(0).loss()) + " ";
        if (none.size() == crashes.size()) {
            return crash + "no variant lost an acknowledged commit.";
        }
        Crash worst =
                crashes.stream().max(Comparator.comparingLong(Crash::lost)).orElseThrow();
        String most = worst.variant() + " lost most, " + worst.of() + " acknowledged commits";
        return crash + most + (none.isEmpty() ? "" : "; " + names(none) + " lost none") + ".";
    }

    private static String names(List<String> names) {
        return names.size() <= NAMED
                ? names.stream().collect(Collectors.joining(", "))
                : names.size() + " of the variants";
    }
}

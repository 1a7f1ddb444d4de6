package org.replsim.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.run.Run;
import org.replsim.run.RunSpec;
import org.replsim.scenario.Variant;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.library.LibraryRuns;
import org.replsim.scenario.result.Binding;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/**
 * What is named as binding does bind: with other random numbers, over another stretch of time, making it a tenth cheaper
 * gives more throughput than doing so to any other resource.
 */
class BindingOracleTest {

    /** A lead of less than this over another resource is a tie. */
    private static final double TIE = 0.01;

    static Stream<Library.Entry> library() {
        return Library.entries().stream();
    }

    @ParameterizedTest
    @MethodSource("library")
    void theNamedResourceHelpsMostWithOtherRandomNumbersToo(Library.Entry entry) {
        ScenarioResult result = LibraryRuns.result(entry);
        for (Variant variant : LibraryRuns.read(entry).variants()) {
            VariantResult found = result.variant(variant.name());
            Binding binding = found.binding();
            assertThat(binding == null)
                    .as("nobody writes but who types, so nothing is looked for")
                    .isEqualTo(variant.spec().workloads().isEmpty());
            if (binding != null && !binding.resource().equals("nothing")) {
                List<Binding.Trial> trials = binding.trials();
                RunSpec part = Experiment.part(variant.spec(), found.number("throughput"), 2 * Experiment.COMMITS);
                compare(entry.name() + " " + variant.name(), part, trials);
            }
        }
    }

    private static void compare(String name, RunSpec part, List<Binding.Trial> trials) {
        Map<String, Resource> byName =
                Resources.of(part).stream().collect(Collectors.toMap(Resource::name, Function.identity()));
        RunSpec other = SpecChange.seed(part, part.seed() + 1000);
        double best = throughput(Objects.requireNonNull(byName.get(trials.get(0).resource())), other);
        for (Binding.Trial rival : trials.subList(1, trials.size())) {
            if (trials.get(0).gain() - rival.gain() > TIE) {
                assertThat(best)
                        .as(name + ": " + trials.get(0) + " against " + rival)
                        .isGreaterThan(throughput(Objects.requireNonNull(byName.get(rival.resource())), other));
            }
        }
    }

    private static double throughput(Resource resource, RunSpec spec) {
        return Experiment.measured(Run.execute(resource.cheaper(spec))).throughput();
    }
}

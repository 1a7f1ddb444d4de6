package org.replsim.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.engine.random.Distribution;
import org.replsim.run.RunSpec;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.library.Library;

/** Making things cheaper. Oracle: a time is multiplied, its distribution keeps its form; nothing else changes. */
class CheaperTest {

    private static final RunSpec SPEC = ScenarioReader.read(
                    "hot.yaml", Library.get("hot-rows-after-sync").text(), Path.of(""))
            .variants()
            .get(0)
            .spec();

    static Stream<Distribution> distributions() {
        return Stream.of(
                new Distribution.Constant(10),
                new Distribution.Uniform(10, 20),
                new Distribution.Exponential(10),
                new Distribution.Lognormal(10, 90),
                new Distribution.Gamma(10, 3),
                new Distribution.Pareto(10, 3),
                new Distribution.Empirical(List.of(1.0, 2.0, 6.0)));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void everyQuantileIsMultiplied(Distribution distribution) {
        Distribution cheaper = Cheaper.times(distribution, 0.9);
        assertThat(cheaper.mean()).isCloseTo(0.9 * distribution.mean(), within(1e-9));
        for (double p : new double[] {0.5, 0.1, 0.01}) {
            assertThat(cheaper.upperQuantile(p)).isCloseTo(0.9 * distribution.upperQuantile(p), within(1e-6));
        }
    }

    @Test
    void theTableNamesEveryResource() {
        assertThat(Resources.of(SPEC))
                .extracting(Resource::name)
                .containsExactly(
                        "cores a",
                        "cores b",
                        "disk a",
                        "disk b",
                        "rtt db1-db2",
                        "bandwidth db1-db2",
                        "dump thread db1",
                        "ack receiver db1",
                        "IO thread db2",
                        "applier db2",
                        "clients main",
                        "row locks main");
    }

    @Test
    void eachResourceChangesTheRunAndOnlyItsPart() {
        for (Resource resource : Resources.of(SPEC)) {
            assertThat(resource.cheaper(SPEC)).as(resource.name()).isNotEqualTo(SPEC);
            assertThat(resource.cheaper(SPEC)).isEqualTo(resource.cheaper(SPEC));
        }
        RunSpec shorter = Resources.of(SPEC).get(4).cheaper(SPEC);
        assertThat(shorter.cluster().links().get(0).rttNanos()).isEqualTo(4_500_000);
        RunSpec faster = Resources.of(SPEC).get(0).cheaper(SPEC);
        assertThat(faster.cluster().hosts().get(0).hardware().perRow()).isEqualTo(4_500);
        assertThat(faster.cluster().hosts().get(1))
                .isEqualTo(SPEC.cluster().hosts().get(1));
    }
}

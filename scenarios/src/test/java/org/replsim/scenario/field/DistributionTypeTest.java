package org.replsim.scenario.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Distribution;
import org.replsim.scenario.problem.Problems;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.yaml.YamlReader;

/** Distributions as text. Oracle: the records of the core, in nanoseconds. */
class DistributionTypeTest {

    @TempDir
    private Path folder;

    private Distribution read(String text) {
        Reading reading = new Reading(folder, new Problems(), false);
        return (Distribution) new DistributionType().read(YamlReader.read("t", text), "", reading);
    }

    @Test
    void everyKindBecomesItsRecord() {
        assertThat(read("2ms")).isEqualTo(new Distribution.Constant(2e6));
        assertThat(read("{constant: 2ms}")).isEqualTo(new Distribution.Constant(2e6));
        assertThat(read("{uniform: {low: 1ms, high: 2ms}}")).isEqualTo(new Distribution.Uniform(1e6, 2e6));
        assertThat(read("{exp: 2ms}")).isEqualTo(new Distribution.Exponential(2e6));
        assertThat(read("{lognormal: {p50: 50us, p99: 1ms}}")).isEqualTo(new Distribution.Lognormal(5e4, 1e6));
        assertThat(read("{gamma: {mean: 1ms, shape: 2.5}}")).isEqualTo(new Distribution.Gamma(1e6, 2.5));
        assertThat(read("{pareto: {min: 1ms, shape: 1.5}}")).isEqualTo(new Distribution.Pareto(1e6, 1.5));
        assertThat(read("{mixture: [{weight: 9, of: 1ms}, {weight: 1, of: {exp: 1s}}]}"))
                .isEqualTo(new Distribution.Mixture(List.of(
                        new Distribution.Mixture.Weighted(9, new Distribution.Constant(1e6)),
                        new Distribution.Mixture.Weighted(1, new Distribution.Exponential(1e9)))));
    }

    @Test
    void observedValuesComeFromAFile() throws Exception {
        Files.writeString(folder.resolve("think.csv"), "us,comment\n30,a\n10,b\n20.5,c\n");
        assertThat(read("{empirical: think.csv}"))
                .isEqualTo(new Distribution.Empirical(List.of(10_000.0, 20_500.0, 30_000.0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{uniform: {low: 2ms, high: 1ms}}",
                "{lognormal: {p50: 0, p99: 1ms}}",
                "{lognormal: {p50: 1ms}}",
                "{gamma: {mean: 1ms, shape: 0}}",
                "{pareto: {min: 1ms, shape: 1}}",
                "{mixture: []}",
                "{mixture: [{weight: 0, of: 1ms}]}",
                "{exp: 1ms, constant: 2ms}",
                "{}",
                "[1ms]",
                "{empirical: gone.csv}"
            })
    void nonsenseIsAProblemAndNothingElse(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ScenarioProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2ms",
                "{uniform: {low: 1ms, high: 2ms}}",
                "{exp: 2ms}",
                "{lognormal: {p50: 50us, p99: 1ms}}",
                "{gamma: {mean: 1ms, shape: 2.5}}",
                "{pareto: {min: 1ms, shape: 1.5}}"
            })
    void whatIsWrittenReadsBackToTheSame(String text) {
        assertThat(DistributionType.text(read(text))).isEqualTo(text);
    }
}

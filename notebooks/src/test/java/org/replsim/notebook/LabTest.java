package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.result.ScenarioResult;

class LabTest {

    private static final Draft DRAFT = Lab.text(OneClient.YAML);

    private static ScenarioResult result;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run() {
        result = Lab.run(DRAFT);
    }

    /** The formula that the first notebook teaches. */
    @ParameterizedTest
    @ValueSource(ints = {10, 20, 40})
    void oneSemiSyncClientWaitsForOneRoundTripMore(int rttMillis) {
        ScenarioResult run = Lab.run(DRAFT.change("rtt: 10ms", "rtt: " + rttMillis + "ms"));
        double local = Lab.number(run, "async", "latency_mean");
        double formula = local + rttMillis / 1e3;
        assertThat(Lab.number(run, "semi-sync", "latency_mean"))
                .isGreaterThan(formula)
                .isCloseTo(formula, withinPercentage(1));
    }

    /** With constant service times, whatever is not the round trip is the same at every distance. */
    @Test
    void theRestDoesNotDependOnTheDistance() {
        ScenarioResult far = Lab.run(DRAFT.change("rtt: 10ms", "rtt: 40ms"));
        double near = Lab.number(result, "semi-sync", "latency_mean") - 0.010;
        assertThat(Lab.number(far, "semi-sync", "latency_mean") - 0.040).isCloseTo(near, within(1e-9));
    }

    @Test
    void aScenarioIsFoundByItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), OneClient.YAML);
        assertThat(Lab.run(file.toString()).digest()).isEqualTo(result.digest());
    }

    @Test
    void aScenarioIsFoundByItsNameInTheLibrary() {
        Library.Entry first = Library.entries().get(0);
        assertThat(Lab.library().rows()).contains(List.of(first.name(), first.title()));
        assertThat(Lab.scenario(first.name()).text()).isEqualTo(first.text());
    }

    @Test
    void aScenarioThatIsNowhereIsAProblem() {
        assertThatThrownBy(() -> Lab.scenario("no-such-scenario"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("no-such-scenario");
    }

    @Test
    void theTableHasARowForEachVariant() {
        assertThat(Lab.table(result).rows()).extracting(row -> row.get(0)).containsExactly("async", "semi-sync");
        assertThat(Lab.table(result).heading()).contains("commits/s", "p99");
    }

    @Test
    void theVerdictNamesTheVariants() {
        assertThat(Lab.verdict(result).toString()).contains("semi-sync", "async");
    }

    @Test
    void metricsHaveTheirUnits() {
        double seconds = Lab.number(result, "semi-sync", "latency_p50");
        assertThat(seconds).isBetween(0.010, 0.011);
        assertThat(Lab.metrics(result.variant("semi-sync")).rows()).contains(List.of("latency_p50", "db1", "10.3 ms"));
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        assertThatThrownBy(() -> Lab.chart(result, "troughput"))
                .hasMessageContaining("troughput")
                .hasMessageContaining("did you mean \"throughput\"");
        assertThatThrownBy(() -> Lab.number(result, "semisync", "throughput")).hasMessageContaining("\"semi-sync\"");
        assertThatThrownBy(() -> Lab.number(result, "async", "latency")).hasMessageContaining("latency_mean");
    }

    @Test
    void everyChartCanBeAskedFor() {
        assertThat(Lab.charts(result)).contains("variants", "throughput", "latency");
        assertThat(Lab.charts(result))
                .allSatisfy(name -> assertThat(Lab.chart(result, name).height()).isPositive());
    }

    /** A client that waits for an answer most of its time is limited by the time the answer takes. */
    @Test
    void oneSemiSyncClientIsLimitedByTheRoundTrip() {
        assertThat(Lab.limits(DRAFT).rows())
                .filteredOn(row -> row.get(0).equals("semi-sync"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(1)).startsWith("rtt db1-db2"));
    }
}

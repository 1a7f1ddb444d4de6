package org.replsim.scenario.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every metric of a run whose numbers were written by hand ({@link Records}). */
class MetricsTest {

    private final Measured run = new Measured(Records.record(1000), "cores a");

    @ParameterizedTest
    @CsvSource(textBlock = """
            throughput, 1000
            commits, 8000
            latency_mean, 0.5005
            latency_p50, 0.5
            latency_p95, 0.95
            latency_p99, 0.99
            latency_p999, 0.999
            latency_max, 1
            little_residual, 0.001
            deadlocks, 5
            lock_timeouts, 6
            failed, 7
            group_size, 3.5
            semi_sync_yes_tx, 70
            semi_sync_no_tx, 30
            semi_sync_no_times, 1
            semi_sync_off_seconds, 2
            semi_sync_off_at, 4
            semi_sync_on_at, 6
            semi_sync_status, 1
            """)
    void whatClientsAndSemiSyncDidIsThatOfTheRecord(String name, double expected) {
        assertValue(name, expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            lost_transactions, 7
            lost_bytes, 700
            lost_seconds, 0.5
            ghosts, 2
            phantom_reads, 3
            errant, 4
            kept_transactions, 83
            holes, 3
            never_left, 2
            rto, 0.75
            rto_detect, 0.5
            rto_drain, 0.25
            rto_repoint, 0.2
            at_risk_bytes_max, 1000
            lag_max, 1.5
            lag_mean, 0.25
            lag_end, 1
            seconds_behind_max, 2
            relay_log_space_max, 4096
            not_received, 5
            not_applied, 10
            apply_rate, 950
            Rpl_semi_sync_master_yes_tx, 70
            Rpl_semi_sync_slave_status, 1
            """)
    void whatIsLostAndBehindIsThatOfTheRecord(String name, double expected) {
        assertValue(name, expected);
    }

    private void assertValue(String name, double expected) {
        Metric metric = Metrics.find(name).orElseThrow();
        assertThat(metric.value(run, metric.usualOwner(run))).isCloseTo(expected, within(expected * 0.002));
    }

    /** Two attempts of half a second and a quarter; a step under way counts to the end of the run at 10 s. */
    @Test
    void phasesAreMeasuredByName() {
        Metric phase = Metrics.find("phase_seconds").orElseThrow();
        assertThat(phase.value(run, "decide")).isCloseTo(0.75, within(1e-9));
        assertThat(phase.value(run, "restore")).isCloseTo(0.1, within(1e-9));
        assertThat(phase.value(run, "dump")).isNaN();
        assertThat(Metrics.find("rto_salvage").orElseThrow().value(run, "")).isNaN();
    }

    @Test
    void whatIsNotThereHasNoValue() {
        assertThat(Metrics.find("heartbeat_lag_max").orElseThrow().value(run, "db2"))
                .isNaN();
        assertThat(Metrics.find("throughput").orElseThrow().value(run, "db2")).isNaN();
        assertThat(Metrics.find("at_risk_seconds_max").orElseThrow().value(run, "db1"))
                .isNaN();
        assertThat(Metrics.find("no_such_metric")).isEmpty();
    }

    @Test
    void aResourceIsNamed() {
        assertThat(Metrics.find("utilisation").orElseThrow().value(run, "cores a"))
                .isEqualTo(0.25);
    }

    @Test
    void everyRowIsListedOnceWithItsUsualOwnerFirst() {
        assertThat(Metrics.values(run))
                .filteredOn(value -> value.name().equals("lag_max"))
                .hasSize(1);
        assertThat(Metrics.values(run))
                .extracting(MetricValue::name)
                .contains("throughput", "Rpl_semi_sync_master_yes_tx");
        assertThat(Metrics.values(run))
                .filteredOn(value -> value.name().equals("binding_resource"))
                .extracting(MetricValue::text)
                .containsExactly("cores a");
    }

    @Test
    void namesAreUnique() {
        Set<String> names = Metrics.all().stream().map(Metric::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(Metrics.all());
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 0.0123456, 12.35ms",
        "SECONDS, 20, 20s",
        "SECONDS, 0.000002, 2us",
        "SECONDS, 0, 0s",
        "BYTES, 700, 700B",
        "RATE, 5333.333, 5333/s",
        "RATE, 226999.7, 227000/s",
        "NUMBER, 3.5, 3.5",
        "TRANSACTIONS, 123456, 123456",
        "SECONDS, NaN, none"
    })
    void numbersAreWrittenForPeople(MetricUnit unit, double value, String text) {
        assertThat(unit.write(value)).isEqualTo(text);
    }
}

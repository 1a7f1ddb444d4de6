package org.replsim.scenario.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashHost;
import org.replsim.fault.Fault;
import org.replsim.host.DiskSpec;
import org.replsim.run.RunSpec;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.Variant;
import org.replsim.server.ServerVariable;
import org.replsim.workload.Arrivals;
import org.replsim.workload.WorkloadSpec;

/** What variants change and what they leave. Oracle: the file, read by a person. */
class VariantsTest {

    private static final String BASE = """
            name: demo
            title: Which?
            duration: 60s
            hardware: {per_row: 7us, prepare: {value: 3us, from: measured}}
            hosts:
              a: {cores: 8, disk: nvme, hardware: {per_row: 9us}}
              b: {cores: 4}
            servers:
              db1: {host: a, cnf: {log_bin: bin, rpl_semi_sync_master_enabled: ON}}
              db2: {host: b}
            links:
              - {between: [db1, db2], rtt: 10ms, jitter: {exp: 1ms}}
            replication:
              - {replica: db2, source: db1}
            workloads:
              - {on: db1, clients: 64, think: {exp: 2ms}, transaction: {rows: 1..4}}
              - {on: db1, rate: 5/s}
            timeline:
              - {at: 40s, crash: db1}
            variants:
            """;

    private static Variant variant(String says) {
        return ScenarioReader.read("t.yaml", BASE + "  v: " + says + "\n", Path.of(""))
                .variants()
                .get(0);
    }

    private static RunSpec spec(String says) {
        return variant(says).spec();
    }

    private static ServerSpec db1(RunSpec spec) {
        return spec.cluster().servers().get(0);
    }

    @Test
    void aServersNameStandsForItsVariables() {
        RunSpec spec = spec("{db1: {sync_binlog: 5}}");
        assertThat(db1(spec).variables().number(ServerVariable.SYNC_BINLOG)).isEqualTo(5);
        assertThat(db1(spec).variables().text(ServerVariable.LOG_BIN)).isEqualTo("bin");
    }

    @Test
    void theOtherSpellingOfAVariableReplacesIt() {
        RunSpec spec = spec("{servers: {db1: {profile: mysql-8.4, cnf: {rpl_semi_sync_source_enabled: OFF}}}}");
        assertThat(db1(spec).variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED))
                .isFalse();
    }

    @Test
    void aPathReachesOneValue() {
        RunSpec spec = spec("{links.db2-db1.rtt: 20ms, workloads.main.clients: 3, db1.sync_binlog: 1}");
        assertThat(spec.cluster().links().get(0).rttNanos()).isEqualTo(20_000_000);
        assertThat(spec.cluster().links().get(0).jitter()).isEqualTo(new Distribution.Exponential(1e6));
        assertThat(spec.workloads().get(0).pace())
                .isEqualTo(new WorkloadSpec.Pace.Closed(3, new Distribution.Exponential(2e6)));
        assertThat(db1(spec).variables().number(ServerVariable.SYNC_BINLOG)).isEqualTo(1);
    }

    @Test
    void aListIsMatchedByWhatItNames() {
        RunSpec spec = spec("{links: [{between: [db1, db2], rtt: 1ms}], workloads: [{name: workload-2, rate: 9/s}]}");
        assertThat(spec.cluster().links()).hasSize(1);
        assertThat(spec.cluster().links().get(0).rttNanos()).isEqualTo(1_000_000);
        assertThat(spec.workloads()).hasSize(2);
        assertThat(spec.workloads().get(1).pace()).isEqualTo(new WorkloadSpec.Pace.Open(new Arrivals.Poisson(9), 151));
    }

    @Test
    void anOpenLoadReplacesClosedClients() {
        RunSpec spec = spec("{workloads: {main: {rate: 100/s}}}");
        assertThat(spec.workloads().get(0).pace())
                .isEqualTo(new WorkloadSpec.Pace.Open(new Arrivals.Poisson(100), 151));
        assertThat(spec.workloads().get(0).transactions().get(0).rows().high()).isEqualTo(4);
    }

    @Test
    void aDistributionIsReplacedAsAWhole() {
        RunSpec spec = spec("{workloads.main.think: {uniform: {low: 1ms, high: 2ms}}}");
        assertThat(spec.workloads().get(0).pace())
                .isEqualTo(new WorkloadSpec.Pace.Closed(64, new Distribution.Uniform(1e6, 2e6)));
    }

    @Test
    void aTimelineIsReplacedAndNullRemoves() {
        assertThat(spec("{timeline: [{at: 50s, crash_host: a}]}").timeline())
                .singleElement()
                .satisfies(entry -> assertThat(entry.fault()).isEqualTo(new CrashHost("a")));
        assertThat(spec("{timeline: null}").timeline()).isEmpty();
        assertThat(spec("{links.db1-db2.jitter: null}").cluster().links().get(0).jitter())
                .isNull();
    }

    @Test
    void aVariantThatSaysNothingIsTheFileItself() {
        assertThat(spec("{}").cluster().links()).isEqualTo(spec("").cluster().links());
        assertThat(variant("").overrides()).isEmpty();
        assertThat(variant("{db1: {sync_binlog: 5}, duration: 50s}").overrides())
                .containsExactly(
                        org.assertj.core.api.Assertions.entry("db1.sync_binlog", "5"),
                        org.assertj.core.api.Assertions.entry("duration", "50s"));
    }

    @Test
    void twoWaysToSayTheSameAreRefused() {
        assertThatThrownBy(() -> spec("{db1: {sync_binlog: 5}, db1.sync_binlog: 6}"))
                .hasMessage(
                        "t.yaml:21:30: variants.v.db1.sync_binlog: the variant says this already, at line 21; remove one of"
                                + " the two");
    }

    @Test
    void sharedServiceTimesReachEveryHost() {
        Variant variant = variant("{hardware.per_row: 1us}");
        assertThat(variant.spec().cluster().hosts().get(0).hardware().perRow()).isEqualTo(9_000);
        assertThat(variant.spec().cluster().hosts().get(1).hardware().perRow()).isEqualTo(1_000);
        assertThat(variant.spec().cluster().hosts().get(1).hardware().prepare()).isEqualTo(3_000);
        assertThat(variant.assumptions())
                .filteredOn(assumption -> assumption.path().endsWith(".prepare"))
                .extracting(assumption -> assumption.origin().name())
                .containsExactly("MEASURED", "MEASURED");
    }

    @Test
    void aDiskIsAPresetOrWrittenInFull() {
        DiskSpec nvme = new DiskSpec(new Distribution.Lognormal(80_000, 300_000), 4, 2e9);
        assertThat(spec("{}").cluster().hosts().get(0).disk()).isEqualTo(nvme);
        assertThat(spec("{hosts.a.disk: {fsync: 1ms, channels: 2}}")
                        .cluster()
                        .hosts()
                        .get(0)
                        .disk())
                .isEqualTo(new DiskSpec(new Distribution.Constant(1e6), 2, 1e9));
    }

    @Test
    void serverIdsAreCounted() {
        RunSpec spec = spec("{db2: {server_id: 1}}");
        assertThat(db1(spec).variables().number(ServerVariable.SERVER_ID)).isEqualTo(2);
        assertThat(spec.cluster().servers().get(1).variables().number(ServerVariable.SERVER_ID))
                .isEqualTo(1);
    }

    @Test
    void samplesComeInStepsOfOneTwoAndFive() {
        assertThat(spec("{}").sampleNanos()).isEqualTo(200_000_000);
        assertThat(spec("{duration: 10min, timeline: null}").sampleNanos()).isEqualTo(2_000_000_000);
        assertThat(spec("{duration: 41s}").sampleNanos()).isEqualTo(200_000_000);
        assertThat(spec("{}").warmupNanos()).isEqualTo(6_000_000_000L);
        assertThat(RunBinder.roundedUp(1)).isEqualTo(1);
        assertThat(RunBinder.roundedUp(3)).isEqualTo(5);
        assertThat(RunBinder.roundedUp(51)).isEqualTo(100);
    }

    @Test
    void everyFaultOfTheModelCanBeWritten() {
        Set<Class<?>> written = FaultKind.ALL.stream().map(FaultKind::record).collect(Collectors.toSet());
        assertThat(written).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }
}

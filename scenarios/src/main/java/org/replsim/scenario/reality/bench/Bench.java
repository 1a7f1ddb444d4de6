package org.replsim.scenario.reality.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.replsim.cluster.ClusterSpec;
import org.replsim.host.HostSpec;
import org.replsim.run.RunSpec;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.reality.data.Load;
import org.replsim.scenario.reality.data.Mode;

/**
 * Scenarios in which everything shares one machine: the primary, its replica, the load generator and the delay line, as in
 * the measurements.
 */
final class Bench {

    private static final String MACHINE = "machine";

    private final StringBuilder servers = new StringBuilder("servers:\n");
    private final StringBuilder wiring = new StringBuilder();
    private final StringBuilder workloads = new StringBuilder();
    private final StringBuilder timeline = new StringBuilder();

    Bench primary(int syncBinlog, int flushLog, Mode mode, long timeoutNanos) {
        return primary(syncBinlog, flushLog, mode, timeoutNanos, false);
    }

    /** @param mapped whether the redo log is in memory; else writes to it go past the system's cache, as in a server that was started with a setting other than 2 */
    Bench primary(int syncBinlog, int flushLog, Mode mode, long timeoutNanos, boolean mapped) {
        String semiSync = mode.semiSync()
                ? ", rpl_semi_sync_master_enabled: ON, rpl_semi_sync_master_timeout: " + timeoutNanos / 1_000_000
                        + ", rpl_semi_sync_master_wait_point: " + mode.name()
                : "";
        server(
                "db1",
                "log_bin: binlog, sync_binlog: " + syncBinlog + ", " + flush(flushLog) + ", innodb_log_file_buffering: "
                        + (mapped ? "ON" : "OFF") + semiSync);
        return this;
    }

    /** @param more further variables, each with a comma in front; or empty */
    Bench replica(int flushLog, Mode mode, long rttNanos, boolean applies, String more) {
        server("db2", flush(flushLog) + (mode.semiSync() ? ", rpl_semi_sync_slave_enabled: ON" : "") + more);
        wiring.append("links:\n  - {between: [db1, db2], rtt: ")
                .append(rttNanos)
                .append("ns, through: machine}\nreplication:\n  - {replica: db2, source: db1, sql_thread: ")
                .append(applies ? "ON" : "OFF")
                .append("}\n");
        return this;
    }

    Bench load(int threads, Load load) {
        workloads
                .append("workloads:\n  - {on: db1, from: machine, clients: ")
                .append(threads)
                .append(", think: 0, transaction: ")
                .append(load.transaction())
                .append("}\n");
        return this;
    }

    /** @param fault as a timeline writes it, without its instant */
    Bench at(long nanos, String fault) {
        timeline.append(timeline.length() == 0 ? "timeline:\n" : "")
                .append("  - {at: ")
                .append(nanos)
                .append("ns, ")
                .append(fault)
                .append("}\n");
        return this;
    }

    RunSpec spec(HostSpec machine, long seed, long warmupNanos, long durationNanos) {
        String text = String.format(
                        Locale.ROOT,
                        "name: bench%ntitle: What was measured, again%nseed: %d%nwarmup: %dns%nduration: %dns%n"
                                + "hosts: {machine: {cores: %d}}%n",
                        seed,
                        warmupNanos,
                        durationNanos,
                        machine.cores())
                + servers
                + wiring
                + workloads
                + timeline;
        RunSpec spec = ScenarioReader.read("bench", text, Path.of(""))
                .variants()
                .get(0)
                .spec();
        ClusterSpec cluster = spec.cluster();
        HostSpec here = new HostSpec(MACHINE, machine.cores(), machine.disk(), machine.hardware(), machine.clock());
        return spec.withCluster(
                new ClusterSpec(List.of(here), cluster.servers(), cluster.links(), cluster.replication()));
    }

    private void server(String name, String variables) {
        servers.append("  ")
                .append(name)
                .append(": {host: machine, cnf: {")
                .append(variables)
                .append("}}\n");
    }

    private static String flush(int flushLog) {
        return "innodb_flush_log_at_trx_commit: " + flushLog;
    }
}

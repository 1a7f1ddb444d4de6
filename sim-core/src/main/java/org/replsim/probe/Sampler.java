package org.replsim.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.ServerVariable;

/** Reads all quantities at the instants of a grid, between two stretches of the run, so that it adds no event. */
public final class Sampler {

    /** One quantity over time; see {@code run.TimeSeries.Column}. */
    public record Column(String server, String name, String unit, double[] values) {}

    private interface Reading {
        double now(long nowNanos, double binSeconds);
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final int capacity;
    private final double[] seconds;
    private final DriftMeter drift;
    private int count;
    private long lastNanos;

    /** @param capacity most samples */
    public Sampler(Cluster cluster, RunProbe probe, int capacity) {
        this.capacity = capacity;
        seconds = new double[capacity];
        drift = new DriftMeter(cluster);
        for (Node node : cluster.nodes()) {
            String name = node.server().name();
            int index = node.server().index();
            if (node.source() != null) {
                watchSource(node, probe.clients(index));
                RiskProbe risk = probe.risk(index);
                if (risk != null && !cluster.replicasOf(name).isEmpty()) {
                    watchRisk(name, risk);
                }
            }
            for (LagProbe lag : probe.lags(index)) {
                watchReplica(lag.key(), lag);
                if (node.server().rows().active()) {
                    watchReplica(
                            lag.key(),
                            lag,
                            "drift_rows",
                            "rows",
                            (now, bin) -> drift.of(lag.replica()).rows());
                }
            }
        }
    }

    /** Takes one sample of everything. */
    public void sample(long nowNanos) {
        double bin = (nowNanos - lastNanos) / 1e9;
        lastNanos = nowNanos;
        seconds[count] = nowNanos / 1e9;
        for (int i = 0; i < readings.size(); i++) {
            columns.get(i).values()[count] = readings.get(i).now(nowNanos, bin);
        }
        count++;
    }

    /** The grid so far, in seconds. */
    public double[] seconds() {
        return Arrays.copyOf(seconds, count);
    }

    /** All columns with the values so far. */
    public List<Column> columns() {
        return columns.stream()
                .map(c -> new Column(c.server(), c.name(), c.unit(), Arrays.copyOf(c.values(), count)))
                .toList();
    }

    private void watch(String server, String name, String unit, Reading reading) {
        columns.add(new Column(server, name, unit, new double[capacity]));
        readings.add(reading);
    }

    private void watchSource(Node node, ClientProbe clients) {
        String name = node.server().name();
        watch(name, "latency_p50", "ms", (now, bin) -> percentile(clients.binLatency(), 50));
        watch(name, "latency_p95", "ms", (now, bin) -> percentile(clients.binLatency(), 95));
        watch(name, "latency_p99", "ms", (now, bin) -> percentile(clients.binLatency(), 99));
        watch(name, "throughput", "transactions/s", (now, bin) -> clients.takeBinCommits() / bin);
        if (node.server().variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED)) {
            watch(
                    name,
                    "semi_sync_status",
                    "",
                    (now, bin) -> node.engine().semiSync().on() ? 1 : 0);
            watch(
                    name,
                    "semi_sync_wait_sessions",
                    "sessions",
                    (now, bin) -> node.engine().semiSync().waitSessions());
        }
    }

    private void watchRisk(String name, RiskProbe risk) {
        watch(name, "at_risk_transactions", "transactions", (now, bin) -> risk.transactions());
        watch(name, "at_risk_bytes", "bytes", (now, bin) -> risk.bytes());
        watch(name, "at_risk_async", "transactions", (now, bin) -> risk.async());
        watch(name, "at_risk_semi_sync_off", "transactions", (now, bin) -> risk.semiSyncOff());
        watch(name, "at_risk_not_eligible", "transactions", (now, bin) -> risk.notEligible());
        watch(name, "at_risk_not_durable", "transactions", (now, bin) -> risk.notDurable());
        watch(name, "at_risk_seconds", "s", (now, bin) -> risk.ageNanos(now) / 1e9);
    }

    private void watchReplica(String name, LagProbe lag) {
        watchReplica(name, lag, "lag_true", "s", (now, bin) -> {
            lag.look(now);
            return lag.replica().trueLagNanos() / 1e9;
        });
        watchReplica(name, lag, "seconds_behind_master", "s", (now, bin) -> {
            long shown = lag.replica().secondsBehindMaster();
            return shown < 0 ? Double.NaN : shown;
        });
        if (lag.hasHeartbeat()) {
            watch(name, "heartbeat_lag", "s", (now, bin) -> lag.heartbeatLagSeconds(now));
        }
        watchReplica(
                name,
                lag,
                "relay_log_space",
                "bytes",
                (now, bin) -> lag.replica().relayLog().space());
        watchReplica(
                name,
                lag,
                "not_received",
                "transactions",
                (now, bin) -> lag.replica().upstream().log().published()
                        - lag.replica().relayLog().receivedRows());
        watchReplica(
                name,
                lag,
                "not_applied",
                "transactions",
                (now, bin) -> lag.replica().upstream().log().published()
                        - lag.replica().applier().appliedRows());
    }

    /** A replica's quantity has no value while it is not one yet. */
    private void watchReplica(String server, LagProbe lag, String name, String unit, Reading reading) {
        watch(server, name, unit, (now, bin) -> lag.present() ? reading.now(now, bin) : Double.NaN);
    }

    private static double percentile(Histogram latency, double percentile) {
        return latency.getTotalCount() == 0 ? Double.NaN : latency.getValueAtPercentile(percentile) / 1e6;
    }
}

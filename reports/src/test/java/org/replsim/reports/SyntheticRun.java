package org.replsim.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.replsim.procedure.Step;
import org.replsim.run.CourseRecord;
import org.replsim.run.LossRecord;
import org.replsim.run.Marker;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.SourceRecord;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.metric.MetricValue;
import org.replsim.scenario.result.Binding;
import org.replsim.scenario.result.LatencyPoint;
import org.replsim.scenario.result.ServerSummary;
import org.replsim.scenario.result.VariantResult;

/** Makes up the result of a variant: shaped like a real one, for looking at charts and for hand-worked tables. */
public final class SyntheticRun {

    private final String name;
    private final List<Marker> markers = new ArrayList<>();
    private final List<LossRecord> losses = new ArrayList<>();
    private final List<CourseRecord> courses = new ArrayList<>();
    private final List<TimeSeries.Column> columns = new ArrayList<>();
    private final TreeMap<String, ReplicaRecord> replicas = new TreeMap<>();
    private final TreeMap<String, MetricValue> metrics = new TreeMap<>();
    private final Random noise;
    private double end = 60;
    private double step = 0.5;
    private double throughput = 5000;
    private double latencyMillis = 8;
    private double crashAt = Double.NaN;
    private long relayLimit;
    private Binding binding = new Binding("disk a", "the binlog disk of a limits it", "throughput", List.of());

    private SyntheticRun(String name) {
        this.name = name;
        noise = new Random(name.hashCode());
    }

    /** A variant of a name, 60 s long with 10 s of warm-up. */
    public static SyntheticRun named(String name) {
        return new SyntheticRun(name);
    }

    /** How long, and how often sampled. */
    public SyntheticRun lasting(double seconds, double sample) {
        end = seconds;
        step = sample;
        return this;
    }

    /** Commits per second and median latency. */
    public SyntheticRun load(double commitsPerSecond, double millis) {
        throughput = commitsPerSecond;
        latencyMillis = millis;
        return this;
    }

    /** The primary dies, with so many acknowledged commits lost. */
    public SyntheticRun crash(double at, long lost) {
        crashAt = at;
        markers.add(new Marker((long) (at * 1e9), "db1", Marker.Kind.FAULT, "crash db1"));
        long acknowledged = (long) (at * throughput);
        losses.add(SyntheticLoss.of((long) (at * 1e9), acknowledged, lost));
        return metric("lost_transactions", "", "transactions", lost);
    }

    /** A crash whose record is written by hand. */
    public SyntheticRun loss(LossRecord loss) {
        crashAt = loss.atNanos() / 1e9;
        losses.add(loss);
        return this;
    }

    /** What became of a procedure. */
    public SyntheticRun course(String procedure, Step... steps) {
        courses.add(new CourseRecord(procedure, List.of(steps)));
        return this;
    }

    /** A fault on the timeline. */
    public SyntheticRun fault(double at, String text) {
        markers.add(new Marker((long) (at * 1e9), "db1", Marker.Kind.FAULT, text));
        return this;
    }

    /** A switch of semi-sync. */
    public SyntheticRun switched(double at, String text) {
        markers.add(new Marker((long) (at * 1e9), "db1", Marker.Kind.SEMI_SYNC, text));
        return this;
    }

    /** Semi-sync enabled and ON, except from time to time. */
    public SyntheticRun semiSync(double... offOn) {
        double off = 0;
        for (int i = 0; i < offOn.length; i++) {
            String text = i % 2 == 0 ? "semi-sync OFF" : "semi-sync ON";
            switched(offOn[i], text);
            off += i % 2 == 0 ? -offOn[i] : offOn[i];
        }
        double[] status = fill(t -> {
            int before = 0;
            for (double at : offOn) {
                before += at <= t ? 1 : 0;
            }
            return before % 2 == 0 ? 1 : 0;
        });
        column("db1", "semi_sync_status", "", status);
        column("db1", "semi_sync_wait_sessions", "", fill(t -> Math.round(20 + 6 * noise.nextGaussian())));
        return metric("semi_sync_off_seconds", "", "s", offOn.length % 2 == 0 ? off : off + end);
    }

    /** A column of the primary that does not change. */
    public SyntheticRun steady(String column, double value) {
        column("db1", column, "", fill(t -> value));
        return this;
    }

    /** Transactions at risk on average. */
    public SyntheticRun atRisk(double mean) {
        double[] transactions = fill(t -> Math.round(Math.max(0, mean * (1 + 0.3 * noise.nextGaussian()))));
        column("db1", "at_risk_transactions", "transactions", transactions);
        column("db1", "at_risk_bytes", "bytes", scaled(transactions, 615));
        column("db1", "at_risk_seconds", "s", scaled(transactions, 1 / throughput));
        return this;
    }

    /** A replica that falls behind by so many seconds a second from a time on, with a gap in what it says. */
    public SyntheticRun replica(String replica, double from, double growth, double nullFrom, double nullTo) {
        double[] lag = fill(t -> t < from ? 0.02 : 0.02 + growth * (t - from));
        column(replica, "lag_true", "s", lag);
        double[] says = fill(t -> t >= nullFrom && t < nullTo
                ? Double.NaN
                : Math.floor(t < from ? 0 : growth * (t - from) + noise.nextDouble()));
        column(replica, "seconds_behind_master", "s", says);
        column(replica, "heartbeat_lag", "s", fill(t -> t % 1 + (t < from ? 0 : growth * (t - from))));
        double[] waiting = scaled(lag, throughput);
        column(replica, "not_applied", "transactions", waiting);
        column(replica, "not_received", "transactions", fill(t -> 3));
        double most = relayLimit > 0 ? relayLimit : Double.MAX_VALUE;
        double[] space = scaled(waiting, 400);
        for (int i = 0; i < space.length; i++) {
            space[i] = Math.min(most * (1 - 0.03 * noise.nextDouble()), space[i] + 300_000);
        }
        column(replica, "relay_log_space", "bytes", space);
        replicas.put(
                replica,
                new ReplicaRecord(
                        replica,
                        "db1",
                        new TreeMap<>(),
                        1,
                        1,
                        0,
                        0,
                        "Waiting for master to send event",
                        "",
                        0,
                        (long) (1e9 * growth * (end - from)),
                        0,
                        throughput));
        metric("not_applied", replica, "transactions", waiting[waiting.length - 1]);
        return metric("lag_max", replica, "s", growth * (end - from));
    }

    /** relay_log_space_limit of every replica made after this. */
    public SyntheticRun relayLimit(long bytes) {
        relayLimit = bytes;
        return this;
    }

    /** A metric's value. */
    public SyntheticRun metric(String metric, String server, String unit, double value) {
        metrics.put(metric + " " + server, new MetricValue(metric, server, unit, value, ""));
        return this;
    }

    /** What limits it. */
    public SyntheticRun binding(String resource, double gain, String sentence) {
        Binding.Trial trial = new Binding.Trial(resource, gain, gain / 0.111);
        binding = new Binding(resource, sentence, "throughput", List.of(trial));
        return this;
    }

    /** The result. */
    public VariantResult build() {
        clientColumns();
        double measuredTo = Double.isNaN(crashAt) ? end : crashAt;
        clientMetrics(measuredTo);
        TreeMap<String, SourceRecord> sources = new TreeMap<>();
        sources.put("db1", new SourceRecord("db1", new TreeMap<>(), "mysql-bin.000001", 4, 4, 0, 3.5));
        return new VariantResult(
                name,
                new TreeMap<>(),
                "0123456789abcdef",
                new TreeMap<>(),
                1_000_000,
                (long) (end / 6 * 1e9),
                (long) (measuredTo * 1e9),
                (long) (end * 1e9),
                "db1",
                servers(),
                List.of(),
                List.copyOf(metrics.values()),
                new TreeMap<>(),
                new TreeMap<>(),
                binding,
                sources,
                replicas,
                markers,
                losses,
                courses,
                latencies(),
                new TimeSeries(grid(), columns));
    }

    private void clientMetrics(double measuredTo) {
        usually("throughput", "transactions/s", throughput);
        usually("latency_p50", "s", latency(50) / 1e3);
        usually("latency_p95", "s", latency(95) / 1e3);
        usually("latency_p99", "s", latency(99) / 1e3);
        usually("latency_p999", "s", latency(99.9) / 1e3);
        usually("commits", "transactions", throughput * (measuredTo - end / 6));
        usually("little_residual", "", 0.0004);
    }

    private void usually(String metric, String unit, double value) {
        metrics.putIfAbsent(metric + " ", new MetricValue(metric, "", unit, value, ""));
    }

    private List<ServerSummary> servers() {
        TreeMap<String, String> variables = new TreeMap<>();
        variables.put("relay_log_space_limit", String.valueOf(relayLimit));
        List<ServerSummary> servers = new ArrayList<>();
        servers.add(new ServerSummary("db1", "a", "mariadb-10.11", true, 8, "", variables));
        for (String replica : replicas.keySet()) {
            servers.add(new ServerSummary(replica, "b", "mariadb-10.11", true, 8, "db1", variables));
        }
        return servers;
    }

    private void clientColumns() {
        column("db1", "throughput", "transactions/s", fill(t -> throughput * (1 + 0.03 * noise.nextGaussian())));
        for (double percent : new double[] {50, 95, 99}) {
            double[] values = fill(t -> latency(percent) * (1 + 0.04 * noise.nextGaussian()));
            column("db1", "latency_p" + (int) percent, "ms", values);
        }
        columns.stream().filter(column -> column.server().equals("db1")).forEach(this::die);
    }

    private void die(TimeSeries.Column column) {
        for (int i = 0; i < column.values().length; i++) {
            if ((i + 1) * step > crashAt) {
                column.values()[i] = column.name().equals("throughput") ? 0 : Double.NaN;
            }
        }
    }

    private double latency(double percent) {
        return latencyMillis * (0.7 + 0.43 * Math.log10(100 / (100 - percent)) * 1.6);
    }

    private List<LatencyPoint> latencies() {
        List<LatencyPoint> points = new ArrayList<>();
        long commits = (long) (throughput * end * 5 / 6);
        for (double oneIn = 1; oneIn < commits; oneIn *= 1.15) {
            double percent = 100 - 100 / oneIn;
            points.add(new LatencyPoint(percent, latency(percent) / 1e3, (long) (commits * percent / 100)));
        }
        points.add(new LatencyPoint(100, latency(100 - 50.0 / commits) / 1e3, commits));
        return points;
    }

    private void column(String server, String column, String unit, double[] values) {
        columns.add(new TimeSeries.Column(server, column, unit, values));
    }

    private double[] grid() {
        double[] grid = new double[(int) Math.round(end / step)];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (i + 1) * step;
        }
        return grid;
    }

    private double[] fill(java.util.function.DoubleUnaryOperator value) {
        double[] values = grid();
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(values[i]);
        }
        return values;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}

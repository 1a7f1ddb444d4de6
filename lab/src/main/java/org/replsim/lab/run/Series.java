package org.replsim.lab.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.replsim.run.TimeSeries;
import org.replsim.run.TimeSeries.Column;

/** Quantities over time as a simulation's sampler names them, from what clients and servers told. */
final class Series {

    private final long everyNanos;
    private final int count;
    private final List<Column> columns = new ArrayList<>();

    Series(long durationNanos, long everyNanos) {
        this.everyNanos = everyNanos;
        this.count = (int) (durationNanos / everyNanos);
    }

    TimeSeries timeSeries() {
        double[] seconds = new double[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = at(i) / 1e9;
        }
        return new TimeSeries(seconds, columns);
    }

    /** What the clients of a server saw. */
    void clients(String server, Clients clients) {
        double[][] values = new double[4][count];
        for (int i = 0; i < count; i++) {
            Histogram bin = clients.latency(at(i) - everyNanos, at(i));
            boolean none = bin.getTotalCount() == 0;
            values[0][i] = bin.getTotalCount() * 1e9 / everyNanos;
            values[1][i] = none ? Double.NaN : bin.getValueAtPercentile(50) / 1e6;
            values[2][i] = none ? Double.NaN : bin.getValueAtPercentile(95) / 1e6;
            values[3][i] = none ? Double.NaN : bin.getValueAtPercentile(99) / 1e6;
        }
        columns.add(new Column(server, "throughput", "transactions/s", values[0]));
        columns.add(new Column(server, "latency_p50", "ms", values[1]));
        columns.add(new Column(server, "latency_p95", "ms", values[2]));
        columns.add(new Column(server, "latency_p99", "ms", values[3]));
    }

    /** The state of a source with semi-sync. */
    void semiSync(String server, List<Sample> samples) {
        column(server, "semi_sync_status", "", samples, sample -> sample.number("Rpl_semi_sync_master_status"));
        column(
                server,
                "semi_sync_wait_sessions",
                "sessions",
                samples,
                sample -> sample.number("Rpl_semi_sync_master_wait_sessions"));
    }

    /** The state of a replica. */
    void replica(String server, List<Sample> samples, List<Sample> source) {
        Map<Integer, Sample> written = byTick(source);
        column(server, "lag_true", "s", samples, sample -> TrueLag.nanos(sample, source) / 1e9);
        column(server, "seconds_behind_master", "s", samples, sample -> sample.number("Seconds_Behind_Master"));
        column(server, "relay_log_space", "bytes", samples, sample -> sample.number("Relay_Log_Space"));
        column(
                server,
                "not_received",
                "transactions",
                samples,
                sample -> behind(written.get(tick(sample)), sample.received()));
        column(
                server,
                "not_applied",
                "transactions",
                samples,
                sample -> behind(written.get(tick(sample)), sample.applied()));
    }

    private static double behind(@Nullable Sample source, long position) {
        return source == null ? Double.NaN : Math.max(0, source.written() - position);
    }

    private void column(String server, String name, String unit, List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        byTick(samples).forEach((tick, sample) -> values[tick] = value.applyAsDouble(sample));
        columns.add(new Column(server, name, unit, values));
    }

    private Map<Integer, Sample> byTick(List<Sample> samples) {
        Map<Integer, Sample> found = new TreeMap<>();
        for (Sample sample : samples) {
            int tick = tick(sample);
            if (tick >= 0 && tick < count) {
                found.put(tick, sample);
            }
        }
        return found;
    }

    private long at(int tick) {
        return (tick + 1) * everyNanos;
    }

    private int tick(Sample sample) {
        return (int) Math.round((double) sample.atNanos() / everyNanos) - 1;
    }
}

package org.replsim.probe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.run.Specs.MICROS;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Distribution;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.TimeSeries;
import org.replsim.server.ServerVariable;
import org.replsim.workload.Arrivals;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.WorkloadSpec;

/** The lag lines against their definitions. */
class LagProbeTest {

    private static double[] column(RunRecord record, String name) {
        return record.series().find("db2", name).map(TimeSeries.Column::values).orElseThrow();
    }

    /**
     * True lag is now minus the publish time of the oldest row not applied (architecture, 2). Recomputed here from all
     * that happened: its mean over the window, exactly, its maximum, and its value at each sample.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void trueLagIsTheAgeOfTheOldestRowNotApplied(long seed) {
        Specs specs = new Specs();
        specs.seed = seed;
        specs.duration = 4 * SECONDS;
        specs.sample = 73 * MILLIS;
        specs.pace = new WorkloadSpec.Pace.Open(new Arrivals.Bursty(6_000, 200 * MILLIS, 100, 200 * MILLIS), 64);
        specs.jitter = new Distribution.Exponential(200 * MICROS);
        specs.replicaHardware = Specs.applying(200 * MICROS);
        RunSpec spec = specs.spec();
        RunRecord record = Run.execute(spec);
        ReplicaRecord replica = requireNonNull(record.replicas().get("db2"));
        Story story = new Story();
        Run.bare(spec, story);
        List<long[]> steps = lagSteps(story, record.measuredFromNanos(), record.measuredToNanos());
        double integral = 0;
        double max = 0;
        for (long[] step : steps) {
            double begin = step[0] - step[2];
            double end = step[1] - step[2];
            integral += (step[1] - step[0]) * (begin + end) / 2;
            max = Math.max(max, end);
        }
        double window = record.measuredToNanos() - record.measuredFromNanos();
        assertThat(max).isGreaterThan(10 * MILLIS);
        assertThat(replica.trueLagMeanNanos()).isEqualTo(integral / window, within(1e-6 * integral / window));
        assertThat(replica.trueLagMaxNanos()).isEqualTo((long) max);
        assertSampled(record, steps);
    }

    private static void assertSampled(RunRecord record, List<long[]> steps) {
        double[] at = record.series().seconds();
        double[] sampled = column(record, "lag_true");
        for (int i = 0; i < at.length; i++) {
            long now = Math.round(at[i] * 1e9);
            double expected = steps.stream()
                    .filter(step -> step[0] <= now && now < step[1])
                    .mapToDouble(step -> (now - step[2]) / 1e9)
                    .findFirst()
                    .orElse(0);
            if (now >= record.measuredFromNanos() && now < record.measuredToNanos()) {
                assertThat(sampled[i]).as("at %f s", at[i]).isEqualTo(expected, within(1e-9));
            }
        }
    }

    /** Stretches of the window in which something is not applied: from, to, publish time of the oldest such row. */
    private static List<long[]> lagSteps(Story story, long from, long to) {
        record Happening(long at, boolean published) {}

        List<Happening> all = new ArrayList<>();
        story.applied.forEach(event -> all.add(new Happening(event.atNanos(), false)));
        story.published.forEach(event -> all.add(new Happening(event.atNanos(), true)));
        all.sort(Comparator.comparingLong(Happening::at).thenComparing(h -> !h.published()));
        Deque<Long> waiting = new ArrayDeque<>();
        List<long[]> steps = new ArrayList<>();
        long since = 0;
        for (Happening each : all) {
            add(steps, waiting, Math.max(since, from), Math.min(each.at(), to));
            since = each.at();
            if (each.published()) {
                waiting.add(each.at());
            } else {
                waiting.remove();
            }
        }
        add(steps, waiting, Math.max(since, from), to);
        return steps;
    }

    private static void add(List<long[]> steps, Deque<Long> waiting, long from, long to) {
        if (!waiting.isEmpty() && to > from) {
            steps.add(new long[] {from, to, waiting.getFirst()});
        }
    }

    /**
     * A row is written at each full second, is on its way for 100 ms and applied in 50 ms: the lag by the heartbeat table is
     * a saw tooth from 0.15 s to 1.15 s.
     */
    @Test
    void theHeartbeatTableShowsASawTooth() {
        Specs specs = Specs.quiet();
        specs.rtt = 200 * MILLIS;
        specs.sample = 37 * MILLIS;
        specs.duration = 60 * SECONDS;
        specs.replicaHardware = Specs.applying(50 * MILLIS);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.heartbeats.add(new HeartbeatSpec("db1", SECONDS));
        RunRecord record = Run.execute(specs.spec());
        double[] at = record.series().seconds();
        double[] lag = column(record, "heartbeat_lag");
        for (int i = 0; i < at.length; i++) {
            long now = Math.round(at[i] * 1e9);
            if (now < 3_150 * MILLIS) {
                continue;
            }
            double expected = (Math.floorMod(now - 150 * MILLIS, SECONDS) + 150 * MILLIS) / 1e9;
            assertThat(lag[i]).as("at %f s", at[i]).isEqualTo(expected, within(1e-9));
        }
        assertThat(lag[0]).isNaN();
    }

    /** The applier writes the heartbeat row as any other: with a backlog of b rows before it, it is b apply times late. */
    @Test
    void theHeartbeatWaitsInTheBacklog() {
        Specs specs = Specs.quiet();
        specs.rtt = 0;
        specs.workload = true;
        specs.pace = new WorkloadSpec.Pace.Open(new Arrivals.Recorded(instants(2_000, SECONDS)), 2_000);
        specs.duration = 20 * SECONDS;
        specs.sample = SECONDS;
        specs.replicaHardware = Specs.applying(4 * MILLIS);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.heartbeats.add(new HeartbeatSpec("db1", 1_500 * MILLIS));
        RunRecord record = Run.execute(specs.spec());
        double[] lag = column(record, "heartbeat_lag");
        assertThat(lag[7]).as("8 s: no beat is applied yet").isNaN();
        assertThat(lag[9])
                .as("10 s: the beats of 1.5 to 9 s follow the 2000 rows, until 9.03 s")
                .isEqualTo(1);
    }

    private static long[] instants(int count, long at) {
        long[] nanos = new long[count];
        java.util.Arrays.fill(nanos, at);
        return nanos;
    }
}

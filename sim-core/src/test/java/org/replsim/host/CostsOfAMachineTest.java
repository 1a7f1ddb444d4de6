package org.replsim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.random.Distribution;

/** Cold code, cores that wake up, calls that sync, and syncs that disturb each other: times worked out by hand. */
class CostsOfAMachineTest {

    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;

    private final Simulation simulation = new Simulation();
    private final List<Long> ends = new ArrayList<>();
    private int planned;

    @Test
    void codeThatHasNotRunForTheHalfTimeTakesHalfOfWhatItCanMore() {
        Cores cores = host(3, 5 * MILLIS, 0, 0, 0).cores();
        Burst burst = new Burst(this::ended);
        // Idle since the beginning: 1 + 3 * 5 / (5 + 5) = 2.5 times as long.
        at(5 * MILLIS, () -> cores.submit(burst, 100 * MICROS));
        // It ended at 5.25 ms; 15 ms later: 1 + 3 * 15 / 20 = 3.25 times.
        at(20_250 * MICROS, () -> cores.submit(burst, 100 * MICROS));
        simulation.run(100 * MILLIS);
        assertThat(ends).containsExactly(5_250 * MICROS, 20_575 * MICROS);
    }

    @Test
    void threadsThatRunTheSameCodeKeepItWarm() {
        Host host = host(3, 5 * MILLIS, 0, 0, 0);
        Burst one = new Burst(this::ended, host.warmth("code"));
        Burst other = new Burst(this::ended, host.warmth("code"));
        at(0, () -> host.cores().submit(one, 100 * MICROS));
        at(100 * MICROS, () -> host.cores().submit(other, 100 * MICROS));
        simulation.run(100 * MILLIS);
        assertThat(ends).containsExactly(100 * MICROS, 200 * MICROS);
    }

    @Test
    void anIdleCoreWakesUpAndABusyOneDoesNot() {
        Cores cores = host(0, 1, 20 * MICROS, 0, 0).cores();
        Burst first = new Burst(this::ended);
        Burst second = new Burst(this::ended);
        at(MILLIS, () -> {
            cores.submit(first, 100 * MICROS);
            cores.submit(second, 100 * MICROS);
        });
        simulation.run(100 * MILLIS);
        assertThat(ends).containsExactly(1_120 * MICROS, 1_220 * MICROS);
    }

    @Test
    void aSyncTakesItsCallOnACoreAndThenTheDisk() {
        Host host = host(0, 1, 0, 40 * MICROS, 30 * MICROS);
        Sync binlog = new Sync(this::ended);
        Sync redo = new Sync(this::ended);
        at(0, () -> host.disk().append(binlog, 0));
        at(MILLIS, () -> host.disk().overwrite(redo, 0));
        simulation.run(100 * MILLIS);
        assertThat(ends).containsExactly(240 * MICROS, 1_130 * MICROS);
        assertThat(host.cores().busyNanos()).isEqualTo(70 * MICROS);
        assertThat(host.cores().ownBusyNanos()).isEqualTo(70 * MICROS);
    }

    @Test
    void aSyncBesideAnotherTakesHalfAsLongAgain() {
        Host host = host(0, 1, 0, 0, 0);
        Sync one = new Sync(this::ended);
        Sync other = new Sync(this::ended);
        at(0, () -> {
            host.disk().append(one, 0);
            host.disk().append(other, 0);
        });
        simulation.run(100 * MILLIS);
        assertThat(ends).containsExactly(200 * MICROS, 300 * MICROS);
    }

    @Test
    void unevenStepsKeepTheirMeanAndHaveTheTailThatIsAskedFor() {
        Noise noise = new Noise("a", 10, 1);
        int draws = 200_000;
        long sum = 0;
        int beyond = 0;
        // Lognormal with mean 1 and p99 / p50 = 10: sigma = ln 10 / 2.326 = 0.990, p50 = exp(-sigma^2 / 2) = 0.613.
        for (int i = 0; i < draws; i++) {
            long nanos = noise.on(MILLIS);
            sum += nanos;
            beyond += nanos > 6.13 * MILLIS ? 1 : 0;
        }
        assertThat(sum / (double) draws / MILLIS).isBetween(0.98, 1.02);
        assertThat(beyond / (double) draws).isBetween(0.009, 0.011);
        assertThat(new Noise("a", 1, 1).on(MILLIS)).isEqualTo(MILLIS);
    }

    @Test
    void whatGoesFirstIsBeforeAllThatWait() {
        Cores cores = host(0, 1, 0, 0, 0).cores();
        List<String> order = new ArrayList<>();
        at(0, () -> {
            cores.submit(new Burst(() -> order.add("running")), 100 * MICROS);
            cores.submit(new Burst(() -> order.add("waiting")), 100 * MICROS);
            cores.submit(new Burst(() -> order.add("waiting too")), 100 * MICROS);
            cores.submitFirst(new Burst(() -> order.add("first")), 100 * MICROS);
        });
        simulation.run(100 * MILLIS);
        assertThat(order).containsExactly("running", "first", "waiting", "waiting too");
    }

    /** 1.5 ms at a time: after three times its slice of 4 ms is used up, and what had waited meanwhile has its turn. */
    @Test
    void whoHasMoreOfTheSameKeepsItsCoreForASlice() {
        Cores cores = host(0, 1, 0, 0, 0).cores();
        List<String> order = new ArrayList<>();
        Burst[] thread = new Burst[1];
        thread[0] = new Burst(() -> {
            order.add("more of the same");
            if (simulation.now() < 7 * MILLIS) {
                cores.submit(thread[0], 1_500 * MICROS);
            }
        });
        at(0, () -> {
            cores.submit(thread[0], 1_500 * MICROS);
            cores.submit(new Burst(() -> order.add("another")), 100 * MICROS);
        });
        simulation.run(100 * MILLIS);
        assertThat(order.subList(0, 4))
                .containsExactly("more of the same", "more of the same", "another", "more of the same");
    }

    /** What the end of its work wakes goes to the end of the queue as before. */
    @Test
    void workOfAnotherKindWaitsForItsTurn() {
        Cores cores = host(0, 1, 0, 0, 0).cores();
        List<String> order = new ArrayList<>();
        Burst next = new Burst(() -> order.add("next"));
        at(0, () -> {
            cores.submit(
                    new Burst(() -> {
                        order.add("first");
                        cores.submit(next, 100 * MICROS);
                    }),
                    100 * MICROS);
            cores.submit(new Burst(() -> order.add("waiting")), 100 * MICROS);
        });
        simulation.run(100 * MILLIS);
        assertThat(order).containsExactly("first", "waiting", "next");
    }

    private Host host(double cold, long coldHalf, long wakeUp, long appendSync, long overwriteSync) {
        Hardware hardware = new Hardware(
                new Distribution.Constant(0),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                cold,
                coldHalf,
                new Kernel(wakeUp, 1, 0, 0, 0, appendSync, overwriteSync, 0, 0, 0, 0));
        DiskSpec disk = new DiskSpec(
                new Distribution.Constant(200 * MICROS),
                new Distribution.Constant(100 * MICROS),
                new Distribution.Constant(60 * MICROS),
                0.5,
                4,
                1e15,
                DiskSpec.USUAL_WRITE_BACK);
        return new Host(simulation, new HostSpec("a", 1, disk, hardware, ClockSpec.EXACT), 1);
    }

    private void at(long nanos, Runnable action) {
        simulation.timer(new SourceName("test", "plan", planned++), action).at(nanos);
    }

    private void ended() {
        ends.add(simulation.now());
    }
}

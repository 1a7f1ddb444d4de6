package org.replsim.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The hold model through the whole engine: N timers of which each arms itself again from its reaction. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class SimulationHold {

    /** How many timers are armed. */
    @Param({"16", "1000", "16384", "131072"})
    public int pending;

    /** How many kinds of reaction there are, each a class of its own. */
    @Param({"1", "8"})
    public int kinds;

    private final Delays delays = new Delays();
    private final long[] fired = new long[8];
    private Simulation simulation;
    private Timer[] timers;
    private long windowNanos;

    /** The events themselves, of which JMH reports the rate. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Rate {
        /** Timers fired. */
        public long events;
    }

    /** Arms all timers and makes some first events, so that the run has begun. */
    @Setup
    public void arm() {
        simulation = new Simulation();
        timers = new Timer[pending];
        for (int i = 0; i < pending; i++) {
            timers[i] = simulation.timer(new SourceName("host", "timer", i), reaction(i, i * 7 % kinds));
            timers[i].in(delays.next());
        }
        simulation.run(0);
        windowNanos = Math.max(1, 10_000_000_000L / pending);
    }

    private Runnable reaction(int i, int kind) {
        return switch (kind) {
            case 0 -> () -> again(i, 0);
            case 1 -> () -> again(i, 1);
            case 2 -> () -> again(i, 2);
            case 3 -> () -> again(i, 3);
            case 4 -> () -> again(i, 4);
            case 5 -> () -> again(i, 5);
            case 6 -> () -> again(i, 6);
            default -> () -> again(i, 7);
        };
    }

    private void again(int i, int kind) {
        fired[kind]++;
        timers[i].in(delays.next());
    }

    /** About 10,000 events. */
    @Benchmark
    public long hold(Rate rate) {
        long before = simulation.events();
        simulation.run(simulation.now() + windowNanos);
        rate.events += simulation.events() - before;
        return before;
    }
}

package org.replsim.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A timer that raises the first of three signals, each of which raises the next: four events at each instant. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class SignalRelay {

    private static final long STEP_NANOS = 1_000;
    private static final long WINDOW_NANOS = 2_500 * STEP_NANOS;

    private final Simulation simulation = new Simulation();
    private final Timer tick = simulation.timer(new SourceName("relay", "tick"), this::ticked);
    private final Signal third = simulation.signal(new SourceName("relay", "third"), this::arrived);
    private final Signal second = simulation.signal(new SourceName("relay", "second"), third::raise);
    private final Signal first = simulation.signal(new SourceName("relay", "first"), second::raise);
    private long arrivals;

    /** The events themselves, of which JMH reports the rate. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Rate {
        /** Timers fired and signals run. */
        public long events;
    }

    /** Arms the timer. */
    @Setup
    public void start() {
        tick.in(STEP_NANOS);
    }

    /** 10,000 events. */
    @Benchmark
    public long relay(Rate rate) {
        long before = simulation.events();
        simulation.run(simulation.now() + WINDOW_NANOS);
        rate.events += simulation.events() - before;
        return arrivals;
    }

    private void ticked() {
        first.raise();
        tick.in(STEP_NANOS);
    }

    private void arrived() {
        arrivals++;
    }
}

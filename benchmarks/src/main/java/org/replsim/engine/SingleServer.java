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
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/** M/M/1 at load 0.8 through the whole engine, with the draws of the model: two timers, two events a customer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class SingleServer {

    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final int WAITING_ROOM = 1 << 16;

    private final QuantileTable between = QuantileTable.of(new Distribution.Exponential(1_000_000));
    private final QuantileTable service = QuantileTable.of(new Distribution.Exponential(800_000));
    private final Draws arrivalDraws = new Draws(1, "arrivals");
    private final Draws serviceDraws = new Draws(1, "service");
    private final long[] arrivedAt = new long[WAITING_ROOM];
    private final Simulation simulation = new Simulation();
    private final Timer arrival = simulation.timer(new SourceName("queue", "arrival"), this::arrived);
    private final Timer departure = simulation.timer(new SourceName("queue", "departure"), this::departed);
    private long arrivals;
    private long departures;
    private double sojournNanos;

    /** The events themselves, of which JMH reports the rate. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Rate {
        /** Timers fired. */
        public long events;
    }

    /** Lets the first customer come. */
    @Setup
    public void open() {
        arrival.in(0);
    }

    /** About 10,000 events. */
    @Benchmark
    public double serve(Rate rate) {
        long before = simulation.events();
        simulation.run(simulation.now() + WINDOW_NANOS);
        rate.events += simulation.events() - before;
        return sojournNanos;
    }

    private void arrived() {
        arrivedAt[(int) arrivals & (WAITING_ROOM - 1)] = simulation.now();
        arrivals++;
        if (arrivals - departures == 1) {
            serveNext();
        }
        arrival.in(between.nanos(arrivalDraws.bits(arrivals)));
    }

    private void departed() {
        sojournNanos += simulation.now() - arrivedAt[(int) departures & (WAITING_ROOM - 1)];
        departures++;
        if (arrivals > departures) {
            serveNext();
        }
    }

    private void serveNext() {
        departure.in(service.nanos(serviceDraws.bits(departures)));
    }
}

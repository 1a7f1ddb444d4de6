package org.replsim.engine;

import java.util.concurrent.TimeUnit;
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

/** The hold model on a bare queue: take the earliest of N deadlines and set it again an exponential delay later. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class QueueHold {

    /** Which queue. */
    @Param({"tournament", "PriorityQueue"})
    public String queue;

    /** How many deadlines are pending. */
    @Param({"16", "1000", "16384", "131072"})
    public int pending;

    private final Delays delays = new Delays();
    private TimerQueue timers;

    /** Sets all deadlines. */
    @Setup
    public void fill() {
        timers = queue.equals("tournament") ? new TournamentQueue(pending) : new PriorityQueueOfRecords();
        for (int slot = 0; slot < pending; slot++) {
            timers.set(slot, delays.next());
        }
    }

    /** One hold. */
    @Benchmark
    public int hold() {
        long now = timers.minNanos();
        int slot = timers.takeMin();
        timers.set(slot, now + delays.next());
        return slot;
    }
}

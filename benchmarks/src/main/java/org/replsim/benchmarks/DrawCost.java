package org.replsim.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Distribution.Mixture.Weighted;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;
import org.replsim.engine.random.ZipfTable;

/** What one random number costs: its bits alone, and through each kind of table. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class DrawCost {

    private static final double MEAN_NANOS = 1_000_000;

    private final Draws draws = new Draws(1, "benchmark");
    private final QuantileTable constant = QuantileTable.of(new Distribution.Constant(MEAN_NANOS));
    private final QuantileTable exponential = QuantileTable.of(new Distribution.Exponential(MEAN_NANOS));
    private final QuantileTable mixture = QuantileTable.of(new Distribution.Mixture(List.of(
            new Weighted(0.9, new Distribution.Exponential(MEAN_NANOS)),
            new Weighted(0.1, new Distribution.Lognormal(MEAN_NANOS, 10 * MEAN_NANOS)))));
    private final ZipfTable fewRows = ZipfTable.of(1_000, 1);
    private final ZipfTable manyRows = ZipfTable.of(1_000_000, 1);
    private long k;

    /** The bits of one decision. */
    @Benchmark
    public long bits() {
        return draws.bits(k++);
    }

    /** Nanoseconds that never vary. */
    @Benchmark
    public long constantNanos() {
        return constant.nanos(draws.bits(k++));
    }

    /** Exponential nanoseconds. */
    @Benchmark
    public long exponentialNanos() {
        return exponential.nanos(draws.bits(k++));
    }

    /** The same by the logarithm, for comparison. */
    @Benchmark
    public long exponentialNanosByLogarithm() {
        return (long) (-MEAN_NANOS * StrictMath.log(1 - Draws.unit(draws.bits(k++))));
    }

    /** Nanoseconds from one of two distributions. */
    @Benchmark
    public long mixtureNanos() {
        return mixture.nanos(draws.bits(k++));
    }

    /** One of a thousand ranks. */
    @Benchmark
    public int zipfOfThousand() {
        return fewRows.rank(draws.bits(k++));
    }

    /** One of a million ranks. */
    @Benchmark
    public int zipfOfMillion() {
        return manyRows.rank(draws.bits(k++));
    }
}

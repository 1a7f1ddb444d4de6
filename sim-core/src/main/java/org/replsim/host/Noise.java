package org.replsim.host;

import org.apache.commons.math3.util.FastMath;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/** How uneven the steps on a machine are ({@link Kernel#noise}): its k-th burst is multiplied by the k-th draw, whose mean is 1. */
final class Noise {

    /** The 99th percentile of the standard normal distribution. */
    private static final double Z99 = 2.3263478740408408;

    private static final double ONE = 1e9;

    private final @Nullable QuantileTable factors;
    private final Draws draws;
    private long drawn;

    Noise(String host, double noise, long seed) {
        double sigma = FastMath.log(noise) / Z99;
        double p50 = ONE * FastMath.exp(-sigma * sigma / 2);
        factors = noise == 1 ? null : QuantileTable.of(new Distribution.Lognormal(p50, p50 * noise));
        draws = new Draws(seed, host + "/noise");
    }

    long on(long nanos) {
        return factors == null ? nanos : (long) (nanos * (factors.nanos(draws.bits(drawn++)) / ONE));
    }
}

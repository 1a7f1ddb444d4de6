package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.net.Pipe.MILLIS;
import static org.replsim.net.Pipe.SECONDS;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.replsim.engine.random.Distribution;

/** The one-way delay is a property of the path, correlated in time, and does not depend on how much is sent. */
class JitterTest {

    private static final double MEAN = 300_000;
    private static final Distribution JITTER = new Distribution.Exponential(MEAN);
    private static final long RTT = 2 * MILLIS;
    private static final int SAMPLES = 4_000;
    private static final long APART = 100 * MILLIS;

    private static Wire wire(long seed) {
        return new Wire(new LinkSpec("a", "b", RTT, JITTER, MILLIS, Pipe.FAST, 1 << 20), "a->b", seed);
    }

    /** Through a whole stream: what 10 and 10,000 messages a second see at the same instants is the same number. */
    @Test
    void tenAndTenThousandMessagesASecondSeeTheSameDelayAtTheSameInstant() {
        Map<Long, Long> seldom = delaysThroughAStream(100 * MILLIS);
        Map<Long, Long> often = delaysThroughAStream(MILLIS / 10);
        assertThat(seldom).hasSize(50);
        assertThat(often).hasSize(50_000).containsAllEntriesOf(seldom);
    }

    private static Map<Long, Long> delaysThroughAStream(long gapNanos) {
        Pipe pipe = new Pipe(RTT, JITTER, Pipe.FAST, 1 << 30, 7).readsAtOnce();
        Map<Long, Long> delays = new HashMap<>();
        for (long at = 0; at < 5 * SECONDS; at += gapNanos) {
            pipe.sendAt(at, at, 0);
        }
        pipe.run(10 * SECONDS).forEach(arrival -> delays.put(arrival.row(), arrival.atNanos() - arrival.row()));
        return delays;
    }

    /**
     * Two-sample Kolmogorov-Smirnov between a path asked 10 times a second and another asked 10,000 times. Only every
     * thousandth answer of the latter counts, so that both samples are independent. At p = 10^-4 the fixed seeds agree.
     */
    @Test
    void theDistributionIsTheSameAtTenAndTenThousandMessagesASecond() {
        double[] seldom = new double[SAMPLES];
        double[] often = new double[SAMPLES];
        Wire first = wire(1);
        Wire second = wire(2);
        for (int i = 0; i < SAMPLES; i++) {
            seldom[i] = first.delayNanos(i * APART + 377);
            for (int k = 0; k < 1_000; k++) {
                double delay = second.delayNanos(i * APART + k * (APART / 1_000) + 377);
                often[i] = k == 0 ? delay : often[i];
            }
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(seldom, often))
                .isGreaterThan(1e-4);
    }

    /**
     * At u into a slot the extra delay is the largest of this slot's draw and of each former draw less the time since its
     * slot's end, so P(delay &lt;= x) is the mean over u of F(x) F(x + u) F(x + u + slot) ... with F exponential. The
     * sample's share has a standard error of sqrt(p (1 - p) / n); four of them are allowed.
     */
    @Test
    void theMarginalDistributionIsThatOfThePathThatDrains() {
        int n = 40_000;
        double[] extra = new double[n];
        Wire wire = wire(3);
        for (int i = 0; i < n; i++) {
            long at = 20 * MILLIS * i + (i * 7_919L) % MILLIS;
            extra[i] = wire.delayNanos(at) - RTT / 2.0;
        }
        for (double x : new double[] {0.2 * MEAN, MEAN, 2 * MEAN, 4 * MEAN, 6 * MEAN}) {
            double share = Arrays.stream(extra).filter(d -> d <= x).count() / (double) n;
            double p = marginal(x);
            assertThat(share).isEqualTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
        }
    }

    private static double marginal(double x) {
        int steps = 1_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double u = (i + 0.5) / steps * MILLIS;
            double product = 1 - Math.exp(-x / MEAN);
            for (int k = 0; k < 60; k++) {
                product *= 1 - Math.exp(-(x + u + k * MILLIS) / MEAN);
            }
            sum += product;
        }
        return sum / steps;
    }

    /** It never falls faster than time passes: what is sent later does not arrive earlier, even without the stream. */
    @Test
    void aPathDrainsInOrder() {
        Wire wire = wire(4);
        long last = 0;
        for (long at = 0; at < 10 * SECONDS; at += 10_007) {
            long arrival = at + wire.delayNanos(at);
            assertThat(arrival).isGreaterThanOrEqualTo(last);
            last = arrival;
        }
    }

    /** Within a slot neighbours see nearly the same; fifty slots apart they are strangers (four standard errors). */
    @Test
    void noiseIsCorrelatedInTime() {
        assertThat(correlation(MILLIS / 20)).isGreaterThan(0.85);
        assertThat(correlation(50 * MILLIS)).isEqualTo(0, within(4 / Math.sqrt(SAMPLES)));
    }

    private static double correlation(long lagNanos) {
        Wire wire = wire(5);
        double[] now = new double[SAMPLES];
        double[] later = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long at = i * APART + (i * 7_919L) % MILLIS;
            now[i] = wire.delayNanos(at);
            later[i] = wire.delayNanos(at + lagNanos);
        }
        return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(now, later);
    }

    /** Both directions have noise of their own. */
    @Test
    void theWayBackHasOtherNoise() {
        Wire there = wire(6);
        Wire back = new Wire(new LinkSpec("a", "b", RTT, JITTER, MILLIS, Pipe.FAST, 1 << 20), "b->a", 6);
        long same = 0;
        for (long at = 0; at < SECONDS; at += MILLIS) {
            same += there.delayNanos(at) == back.delayNanos(at) ? 1 : 0;
        }
        assertThat(same).isZero();
    }
}

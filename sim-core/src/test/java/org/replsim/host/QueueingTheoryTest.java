package org.replsim.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.engine.random.Distribution;

/**
 * Stations made of bare timers, of cores and of disks, against the formulas of queueing theory (Kleinrock, Queueing
 * Systems I, 1975; Reiser and Lavenberg, Mean-Value Analysis, JACM 27, 1980).
 */
class QueueingTheoryTest {

    private static final double SERVICE = 100_000;
    private static final int BATCHES = 20;
    private static final int BATCH = 50_000;

    private enum Kind {
        TIMERS(Station::ofTimers),
        CORES(Station::ofCores),
        DISK(Station::ofDisk);

        private final Station.Maker maker;

        Kind(Station.Maker maker) {
            this.maker = maker;
        }
    }

    private static OpenQueue serve(Kind kind, int servers, Distribution service, double load) {
        OpenQueue queue = new OpenQueue(kind.maker, servers, service, service.mean() / load / servers);
        queue.serve(BATCHES, BATCH);
        return queue;
    }

    @ParameterizedTest
    @EnumSource
    void exponentialServiceWaitsAsInMM1(Kind kind) {
        double load = 0.7;
        serve(kind, 1, new Distribution.Exponential(SERVICE), load).stayNanos.agreeWith(SERVICE / (1 - load), 0.03);
    }

    @ParameterizedTest
    @EnumSource
    void constantServiceWaitsAsInMD1(Kind kind) {
        double load = 0.7;
        serve(kind, 1, new Distribution.Constant(SERVICE), load)
                .stayNanos
                .agreeWith(SERVICE + load * SERVICE / (2 * (1 - load)), 0.02);
    }

    /** Pollaczek-Khinchine; a gamma of shape 1/2 has twice the squared mean as variance, a uniform from 0 a third. */
    @ParameterizedTest
    @EnumSource
    void anyServiceWaitsAsInMG1(Kind kind) {
        double load = 0.7;
        double wait = load * SERVICE / (2 * (1 - load));
        serve(kind, 1, new Distribution.Gamma(SERVICE, 0.5), load).stayNanos.agreeWith(SERVICE + wait * (1 + 2), 0.05);
        serve(kind, 1, new Distribution.Uniform(0, 2 * SERVICE), load)
                .stayNanos
                .agreeWith(SERVICE + wait * (1 + 1.0 / 3), 0.03);
    }

    @ParameterizedTest
    @CsvSource({"TIMERS, 2", "CORES, 2", "DISK, 2", "TIMERS, 8", "CORES, 8", "DISK, 8"})
    void severalServersWaitAsInErlangC(Kind kind, int servers) {
        double load = 0.8;
        double wait = erlangC(servers, load) * SERVICE / (servers * (1 - load));
        serve(kind, servers, new Distribution.Exponential(SERVICE), load)
                .stayNanos
                .agreeWith(SERVICE + wait, 0.05);
    }

    /** The probability of having to wait, through the recursion of Erlang B. */
    private static double erlangC(int servers, double load) {
        double offered = servers * load;
        double blocked = 1;
        for (int i = 1; i <= servers; i++) {
            blocked = offered * blocked / (i + offered * blocked);
        }
        return blocked / (1 - load * (1 - blocked));
    }

    /** Over a time that begins and ends empty, Little's law is an identity: it holds to the nanosecond. */
    @ParameterizedTest
    @EnumSource
    void littlesLawHoldsExactly(Kind kind) {
        OpenQueue queue = serve(kind, 3, new Distribution.Lognormal(SERVICE, 9 * SERVICE), 0.9);
        assertThat(queue.stayedNanos).isPositive().isEqualTo(queue.presentNanos);
    }

    @ParameterizedTest
    @CsvSource({"TIMERS, TIMERS, 1", "TIMERS, TIMERS, 12", "CORES, DISK, 4", "CORES, DISK, 12", "DISK, CORES, 30"})
    void aClosedNetworkFollowsMeanValueAnalysis(Kind first, Kind second, int users) {
        double think = 5 * SERVICE;
        double[] service = {SERVICE, 0.7 * SERVICE};
        ClosedNetwork network = new ClosedNetwork(users, think, first.maker, service[0], second.maker, service[1]);
        network.run(BATCHES, (long) (BATCH * SERVICE));
        double[] atStation = new double[2];
        double throughput = 0;
        for (int n = 1; n <= users; n++) {
            double firstStay = service[0] * (1 + atStation[0]);
            double secondStay = service[1] * (1 + atStation[1]);
            throughput = n / (think + firstStay + secondStay);
            atStation[0] = throughput * firstStay;
            atStation[1] = throughput * secondStay;
        }
        network.throughput.agreeWith(throughput, 0.01);
        network.usersAtFirst.agreeWith(atStation[0], 0.04);
    }

    @Test
    void erlangCIsRightAtItsCorners() {
        assertThat(erlangC(1, 0.625)).isEqualTo(0.625, within(1e-15));
        assertThat(erlangC(2, 0.5)).isEqualTo(1.0 / 3, within(1e-15));
    }
}

package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.host.ClockSpec;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;
import org.replsim.workload.Arrivals;
import org.replsim.workload.WorkloadSpec;

/**
 * Seconds_Behind_Master against its algorithm, spec 3.7. For a constant lag: a row is written and applied every millisecond,
 * and the SQL thread was started late by the lag, so that it is never idle and always reads a row of that age.
 */
class SecondsBehindMasterTest {

    private static final long NULL = -1;

    private final Specs specs = Specs.quiet();

    @BeforeEach
    void quickReplica() {
        specs.rtt = 0;
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
    }

    private World constantLag(double lagSeconds, long seconds) {
        specs.workload = true;
        specs.pace = new WorkloadSpec.Pace.Open(
                new Arrivals.Recorded(LongStream.range(0, seconds * 1_000)
                        .map(k -> SECONDS + k * MILLIS)
                        .toArray()),
                10);
        specs.replicaHardware = Specs.applying(MILLIS);
        specs.sqlThread = false;
        specs.at(SECONDS + (long) (lagSeconds * SECONDS), new StartThreads("db2", ReplicaThread.SQL));
        return new World(specs);
    }

    /** Mean of the readings between two instants, every 101.3 ms: no multiple of that is near a second for long. */
    private static double meanReading(World world, long from, long to) {
        double sum = 0;
        int samples = 0;
        for (long at = from * SECONDS; at < to * SECONDS; at += 101_300_000L) {
            long shown = world.run(at).replica().secondsBehindMaster();
            assertThat(shown).isNotEqualTo(NULL);
            sum += shown;
            samples++;
        }
        return sum / samples;
    }

    /**
     * The event of age L was stamped with the full seconds of t - L, and now shows those of t: a full second lies between
     * in a share L of all instants. The row is 0.5 ms older on average; 590 evenly spread samples err by 1/590.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9})
    void aLagBelowASecondReadsOneInThatShareOfTheSamples(double lag) {
        World world = constantLag(lag, 65);
        double mean = meanReading(world, 5, 65);
        assertThat(world.replica().trueLagNanos() / 1e9).isEqualTo(lag, within(0.0011));
        assertThat(mean).isEqualTo(lag + 0.0005, within(0.004));
    }

    /** 2.3 s read 2 or 3, the latter in three samples of ten. */
    @Test
    void aLongerLagIsRoundedEitherWay() {
        World world = constantLag(2.3, 65);
        assertThat(meanReading(world, 5, 65)).isEqualTo(2.3005, within(0.004));
        for (long at = 65_100; at < 66_000; at += 77) {
            assertThat(world.run(at * MILLIS).replica().secondsBehindMaster()).isBetween(2L, 3L);
        }
    }

    /** The offset is measured in whole seconds at the connect: one of -7 s changes nothing. */
    @Test
    void wholeSecondsOfOffsetAreTakenOut() {
        specs.replicaClock = new ClockSpec(-7 * SECONDS, 0);
        assertThat(meanReading(constantLag(0.25, 65), 5, 65)).isEqualTo(0.2505, within(0.004));
    }

    /**
     * An offset of 0.6 s is measured as 0 or as 1, by the fraction of a second at which the replica connects: as 1 in six
     * runs of ten. A lag of 0.25 s then reads 1 in 0.85 of the samples, or (-1 as 0, else) 0 in all.
     */
    @Test
    void aFractionOfASecondIsMeasuredEitherWay() {
        int measuredAsOne = 0;
        int runs = 60;
        for (int seed = 1; seed <= runs; seed++) {
            Specs each = Specs.quiet();
            each.seed = seed;
            each.rtt = 0;
            each.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
            each.replicaClock = new ClockSpec(600 * MILLIS, 0);
            World world = lagging(each, 250 * MILLIS);
            long phase = world.cluster.host("a").clock().nanos(0);
            boolean one = phase >= 400 * MILLIS;
            measuredAsOne += one ? 1 : 0;
            assertThat(meanReading(world, 2, 8)).as("seed %d", seed).isEqualTo(one ? 0 : 0.855, within(0.04));
        }
        assertThat(measuredAsOne / (double) runs).isEqualTo(0.6, within(4 * Math.sqrt(0.24 / runs)));
    }

    private static World lagging(Specs specs, long lagNanos) {
        specs.workload = true;
        specs.pace = new WorkloadSpec.Pace.Open(
                new Arrivals.Recorded(
                        LongStream.range(0, 800).map(k -> k * 10 * MILLIS).toArray()),
                10);
        specs.replicaHardware = Specs.applying(10 * MILLIS);
        specs.sqlThread = false;
        specs.at(lagNanos, new StartThreads("db2", ReplicaThread.SQL));
        return new World(specs);
    }

    /**
     * The clock gains 1 %: half a second on average over the first 100 s. A reconnect at 101 s measures the offset anew:
     * as 1, of which 1.01 to 1.3 were due over the next 30 s.
     */
    @Test
    void driftIsSeenUntilTheNextConnect() {
        specs.replicaClock = new ClockSpec(0, 10_000);
        specs.at(101 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        specs.at(101 * SECONDS, new Restore("db1", "db2"));
        World world = constantLag(0.9, 140);
        assertThat(meanReading(world, 3, 101)).isEqualTo(0.9 + 0.52, within(0.02));
        double diff = world.cluster.host("b").clock().seconds(101 * SECONDS)
                - world.cluster.host("a").clock().seconds(101 * SECONDS);
        assertThat(meanReading(world, 102, 132)).isEqualTo(0.9 + 1.17 - diff, within(0.04));
    }

    /** The clock loses 1 %: after 100 s the reading of a lag of 0.5 s would be -0.5, and is shown as 0. */
    @Test
    void aNegativeReadingIsShownAsZero() {
        specs.replicaClock = new ClockSpec(0, -10_000);
        World world = constantLag(0.2, 140);
        assertThat(meanReading(world, 121, 139)).isZero();
    }

    /** Conformance case 49 (a): while one insert is held up for six seconds, successive seconds show 1, 2, 3 ..., then 0. */
    @Test
    void aBlockedTransactionCountsUp() {
        specs.replicaHardware = Specs.applying(6 * SECONDS);
        World world = new World(specs).commitAt(5 * SECONDS, 100);
        List<Long> shown = new ArrayList<>();
        for (long at = 5_500; at < 13_000; at += 1_000) {
            shown.add(world.run(at * MILLIS).replica().secondsBehindMaster());
        }
        long first = shown.get(0);
        assertThat(first).isBetween(0L, 1L);
        assertThat(shown).containsExactly(first, first + 1, first + 2, first + 3, first + 4, first + 5, 0L, 0L);
    }

    /** A time stamp of second 0 is a time stamp. */
    @Test
    void theFirstSecondOfTheRunIsNoException() {
        specs.replicaHardware = Specs.applying(60 * SECONDS);
        World world = new World(specs).commitAt(0, 100).run(30 * SECONDS);
        assertThat(world.source().binlog().statementSecond(0)).isZero();
        assertThat(world.replica().secondsBehindMaster()).isBetween(29L, 31L);
    }

    /** Rule 1 and 4: NULL unless the IO thread reads and the SQL thread runs; 0 when everything received is applied. */
    @Test
    void nullUnlessBothThreadsWork() {
        specs.rtt = 100 * MILLIS;
        specs.at(5 * SECONDS, new StopThreads("db2", ReplicaThread.SQL));
        specs.at(6 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        specs.at(7 * SECONDS, new StopThreads("db2", ReplicaThread.IO));
        specs.at(8 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        specs.at(20 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        World world = new World(specs);
        assertThat(shownAt(world, 300, 800, 1_120, 1_149, 1_150, 4_999))
                .as("connecting, checking, requesting, streaming")
                .containsExactly(NULL, NULL, NULL, NULL, 0L, 0L);
        assertThat(shownAt(world, 5_000, 5_999, 6_000)).containsExactly(NULL, NULL, 0L);
        assertThat(shownAt(world, 7_000, 8_100, 9_149, 9_150)).containsExactly(NULL, NULL, NULL, 0L);
        assertThat(shownAt(world, 19_999, 20_000)).containsExactly(0L, NULL);
    }

    /** A replica whose process is gone answers nobody, and is late all the same: by what was committed 0.5 s before. */
    @Test
    void nullWhereNobodyCanBeAsked() {
        specs.at(5 * SECONDS, new CrashProcess("db2"));
        World world = new World(specs).commitAt(5_200 * MILLIS, 100);
        assertThat(shownAt(world, 4_999, 5_000, 5_700)).containsExactly(0L, NULL, NULL);
        assertThat(world.replica().trueLagNanos()).isEqualTo(500 * MILLIS);
    }

    /** A link that is dead from the beginning: no thread was ever there to send, the server says nothing, and it is late. */
    @Test
    void lateBeforeTheFirstConnection() {
        specs.at(0, new Cut("db1", "db2", CutKind.SILENT));
        World world = new World(specs).commitAt(3 * SECONDS, 100).run(5 * SECONDS);
        assertThat(world.replica().secondsBehindMaster()).isEqualTo(NULL);
        assertThat(world.replica().trueLagNanos()).isEqualTo(2 * SECONDS);
    }

    private static List<Long> shownAt(World world, long... millis) {
        return LongStream.of(millis)
                .mapToObj(at -> world.run(at * MILLIS).replica().secondsBehindMaster())
                .toList();
    }

    /** What is still on the way it does not know: 4 s of transfer lag read 0 while nothing is being applied. */
    @Test
    void aSlowNetworkReadsZero() {
        specs.rtt = 8 * SECONDS;
        World world = new World(specs).commitAt(200 * SECONDS, 100).run(203 * SECONDS);
        assertThat(world.replica().trueLagNanos()).isEqualTo(3 * SECONDS);
        assertThat(world.replica().secondsBehindMaster()).isZero();
    }

    /** The source's clock is asked half a round trip before its answer is held against the replica's: with 2 s, 1 s. */
    @Test
    void aLongRoundTripIsTakenForAnOffset() {
        specs.rtt = 2 * SECONDS;
        specs.replicaHardware = Specs.applying(10 * SECONDS);
        World world = new World(specs).commitAt(100 * SECONDS, 100).run(108 * SECONDS);
        assertThat(world.replica().secondsBehindMaster()).isEqualTo(8 - 1);
    }
}

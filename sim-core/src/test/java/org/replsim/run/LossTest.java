package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.server.ServerVariable;

/** What a crash of the source leaves behind, spec 5.3, over a link of 10 ms there and back with some jitter. */
class LossTest {

    private static final int CRASHES = 60;
    private static final long FROM = 300 * MILLIS;
    private static final long TO = 400 * MILLIS;

    /** What dies, and what still arrives. */
    private enum Crash {
        /** The sockets drain. */
        PROCESS,
        /** What has left the host arrives. */
        HOST,
        /** The site is lost: what is on the wire as well. */
        HOST_AND_WIRE;

        void at(long nanos, Specs specs) {
            specs.at(nanos, this == PROCESS ? new CrashProcess("db1") : new CrashHost("a"));
            if (this == HOST_AND_WIRE) {
                specs.at(nanos, new Cut("db1", "db2", CutKind.SILENT));
            }
        }
    }

    private static Specs specs(long seed, String mode) {
        Specs specs = new Specs();
        specs.seed = seed;
        specs.rtt = 10 * MILLIS;
        specs.jitter = new Distribution.Exponential(0.2 * MILLIS);
        specs.clients = 16;
        specs.duration = 600 * MILLIS;
        specs.warmup = 200 * MILLIS;
        specs.sample = 100 * MILLIS;
        return mode.equals("ASYNC") ? specs : specs.semiSync(mode);
    }

    private static LossRecord loss(Specs specs) {
        RunRecord record = Run.execute(specs.spec());
        assertThat(record.losses()).hasSize(1);
        return record.losses().get(0);
    }

    /**
     * The sets by brute force, from all that was told until the crash: A are the rows told OK, R those received by the end,
     * V those whose engine commit was over. A is lost without R, R a ghost without A, V a phantom read without R.
     */
    @ParameterizedTest
    @CsvSource({
        "ASYNC, PROCESS", "ASYNC, HOST", "ASYNC, HOST_AND_WIRE",
        "AFTER_COMMIT, PROCESS", "AFTER_COMMIT, HOST", "AFTER_COMMIT, HOST_AND_WIRE",
        "AFTER_SYNC, PROCESS", "AFTER_SYNC, HOST", "AFTER_SYNC, HOST_AND_WIRE"
    })
    void theRecordIsTheDifferenceOfSets(String mode, Crash crash) {
        for (long seed = 1; seed <= 4; seed++) {
            long at = new SplittableRandom(seed).nextLong(FROM, TO);
            Specs specs = specs(seed, mode);
            crash.at(at, specs);
            LossRecord loss = loss(specs);
            Story story = new Story();
            World world = new World(specs.spec(), story).run(at - 1);
            long visible = story.engineCommits;
            world.run(specs.duration);
            long received = story.received.size();
            long[] lost = story.told.stream()
                    .filter(event -> event.row() >= received)
                    .mapToLong(Story.Event::row)
                    .sorted()
                    .toArray();
            assertThat(loss.received()).as("seed %d", seed).isEqualTo(received);
            assertThat(loss.acknowledged()).isEqualTo(story.told.size());
            assertThat(loss.lostAcknowledged()).isEqualTo(lost.length);
            assertThat(loss.ghosts()).isEqualTo(received - (story.told.size() - lost.length));
            assertThat(loss.phantomReads()).isEqualTo(Math.max(0, visible - received));
            assertThat(loss.errant()).isEqualTo(world.source().binlog().written() - received);
            assertThat(loss.lostBytes())
                    .isEqualTo(Arrays.stream(lost)
                            .map(row -> bytes(world.source().binlog(), row))
                            .sum());
            long firstLost =
                    lost.length == 0 ? at : story.published.get((int) lost[0]).atNanos();
            assertThat(loss.lostNanos()).isEqualTo(at - firstLost);
        }
    }

    private static long bytes(Binlog log, long row) {
        return log.endOffset(row) - log.endOffset(row - 1);
    }

    /**
     * Asynchronous, everything on the wire lost: a transaction is lost at T if a &lt;= T &lt; r, with a its OK and r its
     * arrival, so at a random T rate x E[max(0, r - a)] are. The expectation comes from runs without a crash, the mean
     * from crashes at random instants of other runs; they agree within four standard errors.
     */
    @Test
    void asynchronousLossIsRateTimesTheWindowOfEach() {
        SummaryStatistics expected = new SummaryStatistics();
        for (long seed = 1; seed <= 10; seed++) {
            expected.addValue(lossWindow(specs(100 + seed, "ASYNC")));
        }
        SummaryStatistics lost = new SummaryStatistics();
        for (long seed = 1; seed <= CRASHES; seed++) {
            Specs specs = specs(seed, "ASYNC");
            Crash.HOST_AND_WIRE.at(new SplittableRandom(seed).nextLong(FROM, TO), specs);
            lost.addValue((double) loss(specs).lostAcknowledged());
        }
        double error = Math.hypot(
                lost.getStandardDeviation() / Math.sqrt((double) lost.getN()),
                expected.getStandardDeviation() / Math.sqrt((double) expected.getN()));
        assertThat(error).as("sharp enough").isLessThan(0.03 * expected.getMean());
        assertThat(lost.getMean()).isEqualTo(expected.getMean(), within(4 * error));
    }

    /** The integral of |A(t) \ R(t)| over the time from which crashes are drawn, over that time. */
    private static double lossWindow(Specs specs) {
        Story story = new Story();
        new World(specs.spec(), story).run(specs.duration);
        double sum = 0;
        for (Story.Event told : story.told) {
            if (told.atNanos() >= TO) {
                continue;
            }
            long received = story.received.get((int) told.row()).atNanos();
            sum += Math.max(0, Math.min(received, TO) - Math.max(told.atNanos(), FROM));
        }
        return sum / (TO - FROM);
    }

    /** That window is the way there and what the dump thread takes, less the engine commit: near rate x 5 ms. */
    @Test
    void theWindowIsAboutTheOneWayDelay() {
        Specs specs = specs(1, "ASYNC");
        Story story = new Story();
        new World(specs.spec(), story).run(specs.duration);
        double rate = story.told.stream()
                        .filter(event -> event.atNanos() >= FROM && event.atNanos() < TO)
                        .count()
                * 1e9
                / (TO - FROM);
        assertThat(lossWindow(specs) / rate).isEqualTo(0.005, within(0.0005));
    }

    /** The more survives, the less is lost: sockets and wire, the wire, nothing. A process loses next to nothing. */
    @Test
    void whatSurvivesTheCrashIsNotLost() {
        double process = 0;
        double wire = 0;
        for (long seed = 1; seed <= 20; seed++) {
            long[] lost = new long[3];
            for (Crash crash : Crash.values()) {
                Specs specs = specs(seed, "ASYNC");
                crash.at(new SplittableRandom(seed).nextLong(FROM, TO), specs);
                lost[crash.ordinal()] = loss(specs).lostAcknowledged();
            }
            assertThat(lost).as("seed %d", seed).isSorted();
            process += lost[0] / 20.0;
            wire += lost[2] / 20.0;
        }
        assertThat(process).isLessThan(1);
        assertThat(wire).isGreaterThan(30);
    }

    /** Semi-sync that is ON loses nothing in either mode, but leaves transactions on one side only. */
    @ParameterizedTest
    @ValueSource(strings = {"AFTER_SYNC", "AFTER_COMMIT"})
    void semiSyncLosesNothing(String mode) {
        long ghosts = 0;
        long errant = 0;
        long phantoms = 0;
        for (long seed = 1; seed <= 20; seed++) {
            for (Crash crash : Crash.values()) {
                Specs specs = specs(seed, mode);
                crash.at(new SplittableRandom(seed).nextLong(FROM, TO), specs);
                LossRecord loss = loss(specs);
                assertThat(loss.lostAcknowledged())
                        .as("seed %d, %s", seed, crash)
                        .isZero();
                assertThat(loss.lostBytes()).isZero();
                assertThat(loss.lostNanos()).isZero();
                ghosts += loss.ghosts();
                errant += loss.errant();
                phantoms += loss.phantomReads();
            }
        }
        assertThat(ghosts).isPositive();
        assertThat(errant).isPositive();
        if (mode.equals("AFTER_SYNC")) {
            assertThat(phantoms).as("nobody sees what no replica has").isZero();
        } else {
            assertThat(phantoms).as("a row is visible before its ACK").isPositive();
        }
    }

    /** Degraded, it loses as asynchronous replication does since the switch-off. */
    @Test
    void semiSyncThatIsOffLosesAsAsynchronous() {
        Specs specs = specs(1, "AFTER_SYNC");
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 20);
        specs.at(200 * MILLIS, new Cut("db1", "db2", CutKind.SILENT));
        specs.at(300 * MILLIS, new CrashHost("a"));
        LossRecord loss = loss(specs);
        assertThat(loss.lostAcknowledged()).isGreaterThan(500);
        assertThat(loss.lostNanos()).isBetween(80 * MILLIS, 110 * MILLIS);
        assertThat(loss.promoted()).isEqualTo("db2");
    }

    /** Without a crash there is nothing to count, and a crash of the replica is none of the source. */
    @Test
    void onlyACrashedSourceHasARecord() {
        Specs specs = specs(1, "ASYNC");
        specs.at(FROM, new CrashProcess("db2"));
        assertThat(Run.execute(specs.spec()).losses()).isEmpty();
    }

    /** The crash that came first counts, in whatever order they are written. */
    @ParameterizedTest
    @EnumSource(Crash.class)
    void theFirstCrashCounts(Crash crash) {
        Specs specs = specs(1, "ASYNC");
        specs.at(500 * MILLIS, new CrashHost("a"));
        crash.at(FROM, specs);
        assertThat(loss(specs).atNanos()).isEqualTo(FROM).isLessThan(SECONDS);
    }
}

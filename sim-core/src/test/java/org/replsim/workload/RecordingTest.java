package org.replsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.engine.random.Draws;
import org.replsim.run.Specs;
import org.replsim.workload.WorkloadSpec.Pace;

/** A recording is played as it was recorded: its times, its sizes, its keys. */
class RecordingTest {

    private static final long MILLIS = Specs.MILLIS;

    private static Recording three() {
        return new Recording.Builder()
                .add(0, 1, 1, 10)
                .events(new int[] {42, 38, 31}, new int[] {46, 42, 38, 31})
                .add(400 * MILLIS, 2, 3, 20)
                .keys(new int[] {7, 5})
                .add(1_000 * MILLIS, 1, 0, 0)
                .ddl(30 * MILLIS)
                .events(new int[] {99}, null)
                .build();
    }

    /** Two rounds of three transactions in a second, and a mean gap of half a second between the rounds. */
    @ParameterizedTest(name = "{0} times faster")
    @CsvSource({"1", "2", "0.5"})
    void transactionsArriveAtTheirTimesRoundByRound(double speed) {
        ArrivalTimes times = ArrivalTimes.of(new Arrivals.Replay(three(), speed, 2), new Draws(1, "x"));
        long[] instants = LongStream.generate(() -> times.nextAfter(0)).limit(7).toArray();

        assertThat(instants)
                .containsExactly(
                        0,
                        (long) (400 * MILLIS / speed),
                        (long) (1_000 * MILLIS / speed),
                        (long) (1_500 * MILLIS / speed),
                        (long) (1_900 * MILLIS / speed),
                        (long) (2_500 * MILLIS / speed),
                        Long.MAX_VALUE);
    }

    @Test
    void theNthTransactionOfAWorkloadIsTheNthOfTheRecordingOverAndOver() {
        RecordedTransactions source = new RecordedTransactions("main", three(), 1, 2);
        Shape shape = new Shape();
        for (int round = 0; round < 2; round++) {
            source.shape(TransactionId.of(2, 0, 3L * round), shape);
            assertThat(shape.events).containsExactly(42, 38, 31);
            assertThat(shape.fileEvents).containsExactly(46, 42, 38, 31);
            assertThat(shape.ddl).isFalse();

            source.shape(TransactionId.of(2, 0, 3L * round + 1), shape);
            assertThat(shape.events).isNull();
            assertThat(shape.statements).isEqualTo(2);
            assertThat(shape.rowBytes()).isEqualTo(60);

            source.shape(TransactionId.of(2, 0, 3L * round + 2), shape);
            assertThat(shape.ddl).isTrue();
            assertThat(shape.ddlNanos).isEqualTo(30 * MILLIS);
        }
    }

    @Test
    void rowsWithoutKeyCannotMeet() {
        RecordedTransactions source = new RecordedTransactions("main", three(), 1, 2);
        long second = TransactionId.of(2, 0, 1);

        assertThat(source.key(TransactionId.of(2, 0, 0), 0)).isEqualTo(-1);
        assertThat(source.key(second, 0)).isEqualTo((2L << 40) + 7);
        assertThat(source.key(second, 1)).isEqualTo((2L << 40) + 5);
        assertThat(source.key(second, 2)).isEqualTo(-1);
    }

    @Test
    void arrivalsMustAscend() {
        Recording.Builder builder = new Recording.Builder().add(5, 1, 1, 1);

        assertThatThrownBy(() -> builder.add(4, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each transaction takes its GTID event's 42 bytes, 44 in a group, and its own events in the file. */
    @Test
    void theLogGrowsByTheRecordedEvents() {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.duration = 4 * Specs.SECONDS;
        specs.pace = new Pace.Open(new Arrivals.Replay(three(), 1, 1), 8);
        Answers answers = new Answers(specs);
        Binlog binlog = answers.cluster.source("db1").binlog();

        assertThat(answers.latencyNanos).hasSize(3);
        assertThat(binlog.written()).isEqualTo(3);
        assertThat(binlog.endOffset(0)).isEqualTo(328 + 42 + 46 + 42 + 38 + 31);
        assertThat(binlog.endOffset(2) - binlog.endOffset(1)).isEqualTo(42 + 99);
    }

    /** Whoever comes second to a row waits until the first has committed. */
    @Test
    void transactionsWithTheSameKeyFollowEachOther() {
        assertThat(latencies(new int[] {3}, new int[] {3}))
                .satisfies(both -> assertThat(both[1]).isGreaterThan(both[0] * 3 / 2));
        assertThat(latencies(new int[] {3}, new int[] {4}))
                .satisfies(both -> assertThat(both[1]).isLessThan(both[0] * 3 / 2));
    }

    private static long[] latencies(int[] first, int[] second) {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.duration = 4 * Specs.SECONDS;
        Recording both = new Recording.Builder()
                .add(0, 1, 1, 100)
                .keys(first)
                .add(0, 1, 1, 100)
                .keys(second)
                .build();
        specs.pace = new Pace.Open(new Arrivals.Replay(both, 1, 1), 8);
        return new Answers(specs)
                .latencyNanos.stream().mapToLong(Long::longValue).toArray();
    }
}

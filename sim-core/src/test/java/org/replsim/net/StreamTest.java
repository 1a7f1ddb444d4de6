package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.net.Pipe.FAST;
import static org.replsim.net.Pipe.MILLIS;
import static org.replsim.net.Pipe.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Distribution;
import org.replsim.net.Pipe.Arrival;

/** One direction of a connection: order, bandwidth, window. */
class StreamTest {

    private static final int KILOBYTE = 1_000;

    /** By hand: 1 MB/s puts a kilobyte on the wire in 1 ms; half of a round trip of 10 ms later it is there. */
    @Test
    void messagesShareTheBandwidth() {
        Pipe pipe = new Pipe(10 * MILLIS, 1e6, 1 << 20).readsAtOnce();
        pipe.sendAt(0, 1, KILOBYTE);
        pipe.sendAt(0, 2, 2 * KILOBYTE);
        pipe.sendAt(20 * MILLIS, 3, KILOBYTE);
        assertThat(pipe.run(SECONDS))
                .containsExactly(new Arrival(1, 6 * MILLIS), new Arrival(2, 8 * MILLIS), new Arrival(3, 26 * MILLIS));
    }

    /** The definition, evaluated beside the stream on a second wire of the same seed: max(previous, left + delay). */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void arrivalsFollowTheirDefinitionAndKeepOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Distribution jitter = new Distribution.Pareto(50_000, 1.3);
        Pipe pipe = new Pipe(4 * MILLIS, jitter, 2e6, 1 << 30, seed).readsAtOnce();
        LinkSpec spec = new LinkSpec("source", "replica", 4 * MILLIS, jitter, MILLIS, 2e6, 1 << 30);
        Wire twin = new Wire(spec, "source->replica", seed);
        List<Arrival> expected = new ArrayList<>();
        long now = 0;
        long previous = 0;
        for (int row = 0; row < 3_000; row++) {
            now += random.nextInt(4) == 0 ? random.nextLong(5 * MILLIS) : random.nextLong(MILLIS / 10);
            int bytes = 1 + random.nextInt(500);
            pipe.sendAt(now, row, bytes);
            long left = twin.transmit(now, bytes);
            previous = Math.max(previous, left + twin.delayNanos(left));
            expected.add(new Arrival(row, previous));
        }
        assertThat(pipe.run(60 * SECONDS)).as("seed %d", seed).isEqualTo(expected);
    }

    /** Two messages are on the way over a long link when it becomes short: the later ones do not overtake them. */
    @Test
    void aShorterRoundTripKeepsOrder() {
        Pipe pipe = new Pipe(100 * MILLIS, FAST, 1 << 20).readsAtOnce();
        pipe.sendAt(0, 1, 1);
        pipe.sendAt(10 * MILLIS, 2, 1);
        pipe.at(20 * MILLIS, () -> pipe.link.setRtt(2 * MILLIS));
        pipe.sendAt(20 * MILLIS, 3, 1);
        pipe.sendAt(70 * MILLIS, 4, 1);
        pipe.at(80 * MILLIS, () -> pipe.link.setRtt(40 * MILLIS));
        pipe.sendAt(80 * MILLIS, 5, 1);
        assertThat(pipe.run(SECONDS))
                .containsExactly(
                        new Arrival(1, 50 * MILLIS),
                        new Arrival(2, 60 * MILLIS),
                        new Arrival(3, 60 * MILLIS),
                        new Arrival(4, 71 * MILLIS),
                        new Arrival(5, 100 * MILLIS));
    }

    /** Window 3000, messages of 1000, read as they come at 5 ms; the sender knows at 10 ms and fills the window again. */
    @Test
    void roomIsKnownHalfARoundTripAfterTheRead() {
        Pipe pipe = new Pipe(10 * MILLIS, FAST, 3 * KILOBYTE).readsAtOnce();
        pipe.sendsAlways(KILOBYTE);
        List<Arrival> arrivals = pipe.run(25 * MILLIS);
        assertThat(arrivals.stream().map(Arrival::atNanos))
                .containsExactly(
                        5 * MILLIS,
                        5 * MILLIS,
                        5 * MILLIS,
                        15 * MILLIS,
                        15 * MILLIS,
                        15 * MILLIS,
                        25 * MILLIS,
                        25 * MILLIS,
                        25 * MILLIS);
    }

    /** At most window / RTT, or the bandwidth if that is less: 64 kB per 10 ms are 6.4 MB/s. */
    @ParameterizedTest
    @CsvSource({"64000, 10, 1e12, 6.4e6", "64000, 100, 1e12, 0.64e6", "64000, 10, 2e6, 2e6", "1000, 1, 1e12, 1e6"})
    void throughputIsBoundByWindowAndBandwidth(long window, long rttMillis, double bandwidth, double bound) {
        Pipe pipe = new Pipe(rttMillis * MILLIS, bandwidth, window).readsAtOnce();
        pipe.sendsAlways(500);
        int bytes = 500 * pipe.run(10 * SECONDS).size();
        double oneWindow = window / 10.0;
        assertThat(bytes / 10.0).isEqualTo(bound, within(oneWindow));
    }

    /** A receiver that reads once in 2 ms holds the sender back: never more than the window and one message under way. */
    @Test
    void aSlowReaderHoldsTheSenderBack() {
        Pipe pipe = new Pipe(4 * MILLIS, FAST, 10 * KILOBYTE);
        long[] sent = new long[1];
        long[] read = new long[1];
        Runnable write = () -> {
            while (pipe.down.writable()) {
                pipe.down.send(sent[0]++, 0, KILOBYTE);
            }
            pipe.down.awaitRoom();
        };
        pipe.down.sender(write);
        pipe.at(0, write);
        for (int tick = 5; tick < 1_000; tick++) {
            pipe.at(2 * MILLIS * tick, () -> {
                assertThat(pipe.down.readable()).isTrue();
                assertThat(pipe.down.headRow()).isEqualTo(read[0]);
                pipe.down.read();
                read[0]++;
                assertThat(sent[0] - read[0]).isBetween(0L, 10L);
            });
        }
        pipe.run(3 * SECONDS);
        assertThat(read[0]).isEqualTo(995);
        assertThat(sent[0] - read[0]).as("all room is used again").isEqualTo(10);
    }

    /** Nothing is called that did not ask: a message for a receiver that does not wait just lies there. */
    @Test
    void onlyAReceiverThatWaitsIsCalled() {
        Pipe pipe = new Pipe(2 * MILLIS, FAST, 1 << 20);
        int[] calls = new int[1];
        pipe.down.receiver(() -> calls[0]++);
        pipe.sendAt(0, 1, 1);
        pipe.sendAt(0, 2, 1);
        pipe.at(10 * MILLIS, pipe.down::awaitMessage);
        pipe.run(9 * MILLIS);
        assertThat(calls[0]).isZero();
        assertThat(pipe.down.readable()).isTrue();
        pipe.run(20 * MILLIS);
        assertThat(calls[0]).isEqualTo(1);
    }
}

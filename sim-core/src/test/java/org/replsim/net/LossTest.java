package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.net.Pipe.FAST;
import static org.replsim.net.Pipe.MILLIS;
import static org.replsim.net.Pipe.SECONDS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.net.Pipe.Arrival;

/** A link that loses segments, by the rules of RFC 5681 and RFC 6298 on a link of 100 ms there and back. */
class LossTest {

    private static final int MESSAGES = 20_000;

    private static Pipe pipe(double share) {
        Pipe pipe = new Pipe(100 * MILLIS, FAST, 1 << 30).readsAtOnce();
        pipe.link.setLoss(share);
        return pipe;
    }

    /** Messages a second apart: a lost one comes 300 ms later (the time-out), one lost twice 300 + 600 ms, and so on. */
    @Test
    void aLostSegmentOfAnIdleConnectionWaitsForTheTimeOut() {
        Pipe pipe = pipe(0.1);
        for (int i = 0; i < MESSAGES; i++) {
            pipe.sendAt(20 * i * SECONDS, i, 500);
        }
        List<Arrival> arrivals = pipe.run(20L * MESSAGES * SECONDS + 20 * SECONDS);
        assertThat(arrivals).hasSize(MESSAGES);
        int[] lost = new int[8];
        for (int i = 0; i < MESSAGES; i++) {
            long extraMillis = (arrivals.get(i).atNanos() - 20 * i * SECONDS) / MILLIS - 50;
            int times = 0;
            while (extraMillis > 300L * ((1 << times) - 1)) {
                times++;
            }
            assertThat(extraMillis).isEqualTo(300L * ((1 << times) - 1));
            lost[times]++;
        }
        // Binomial, four standard deviations: 20,000 trials of 0.1, and of 0.01 for a second loss.
        assertThat(lost[0]).isBetween(18_000 - 170, 18_000 + 170);
        assertThat(lost[1]).isBetween(1_800 - 162, 1_800 + 162);
        assertThat(lost[2]).isBetween(180 - 54, 180 + 54);
    }

    /** On a busy connection three others follow within the round trip: the lost one is sent again after 100 ms. */
    @Test
    void aLostSegmentOfABusyConnectionIsSentAgainAfterARoundTrip() {
        Pipe pipe = pipe(0.001);
        for (int i = 0; i < MESSAGES; i++) {
            pipe.sendAt(SECONDS + i * 10 * MILLIS, i, 500);
        }
        List<Arrival> arrivals = pipe.run(3600 * SECONDS);
        assertThat(arrivals).hasSize(MESSAGES).isSortedAccordingTo((a, b) -> Long.compare(a.row(), b.row()));
        int late = 0;
        for (Arrival arrival : arrivals) {
            long extra = arrival.atNanos() - SECONDS - arrival.row() * 10 * MILLIS - 50 * MILLIS;
            assertThat(extra).isBetween(0L, 100 * MILLIS);
            late += extra == 100 * MILLIS ? 1 : 0;
        }
        assertThat(late).isBetween(5, 40);
    }

    /** A large message is lost if one of its segments is: of 10, each lost with 2 %, 1 - 0.98^10 = 18.3 %. */
    @Test
    void aLargeMessageHasMoreToLose() {
        Pipe pipe = pipe(0.02);
        for (int i = 0; i < MESSAGES; i++) {
            pipe.sendAt(20 * i * SECONDS, i, 10 * 1448);
        }
        List<Arrival> arrivals = pipe.run(20L * MESSAGES * SECONDS + 20 * SECONDS);
        long late = arrivals.stream()
                .filter(arrival -> arrival.atNanos() > 20 * arrival.row() * SECONDS + 50 * MILLIS)
                .count();
        assertThat(late).isBetween(3_660L - 220, 3_660L + 220);
    }

    @Test
    void aLinkThatLosesNothingAgainIsAsBefore() {
        Pipe pipe = pipe(0.5);
        pipe.at(SECONDS, () -> pipe.link.setLoss(0));
        for (int i = 0; i < 100; i++) {
            pipe.sendAt(100 * SECONDS + i * SECONDS, i, 500);
        }
        assertThat(pipe.run(3600 * SECONDS))
                .allSatisfy(arrival ->
                        assertThat(arrival.atNanos()).isEqualTo(100 * SECONDS + arrival.row() * SECONDS + 50 * MILLIS));
    }

    /** 1 Mbit/s from 1 s on: 12,500 bytes take 100 ms to leave; before it is nothing. */
    @Test
    void aSlowLinkTakesTheTimeOfTheBytes() {
        Pipe pipe = new Pipe(100 * MILLIS, FAST, 1 << 30).readsAtOnce();
        pipe.sendAt(0, 1, 12_500);
        pipe.at(SECONDS, () -> pipe.link.setBandwidth(125_000));
        pipe.sendAt(2 * SECONDS, 2, 12_500);
        assertThat(pipe.run(10 * SECONDS)).containsExactly(new Arrival(1, 50 * MILLIS), new Arrival(2, 2_150 * MILLIS));
    }

    /** What the source sends is lost; what the replica sends arrives until its window is full, as no news of room comes. */
    @Test
    void aOneWayCutStopsOneDirectionAtOnceAndTheOtherWhenTheWindowIsFull() {
        Pipe pipe = new Pipe(100 * MILLIS, FAST, 1_000).readsAtOnce();
        Stream up = pipe.connection.up();
        int[] arrived = new int[1];
        Runnable read = () -> {
            while (up.readable()) {
                arrived[0]++;
                up.read();
            }
            up.awaitMessage();
        };
        up.receiver(read);
        pipe.at(0, up::awaitMessage);
        pipe.at(SECONDS, () -> pipe.link.cutFrom(LinkState.SILENT, "source"));
        pipe.sendAt(2 * SECONDS, 1, 100);
        for (int i = 0; i < 20; i++) {
            pipe.at(2 * SECONDS + i * SECONDS, () -> {
                if (up.writable()) {
                    up.send(0, 0, 100);
                }
            });
        }
        assertThat(pipe.run(60 * SECONDS)).isEmpty();
        assertThat(arrived[0]).as("ten messages of 100 bytes fill 1000").isEqualTo(10);
        pipe.at(70 * SECONDS, pipe.link::restore);
        assertThat(pipe.run(600 * SECONDS)).hasSize(1);
        assertThat(up.writable()).isTrue();
    }
}

package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.net.Pipe.FAST;
import static org.replsim.net.Pipe.MILLIS;
import static org.replsim.net.Pipe.SECONDS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.net.Pipe.Arrival;

/** What a cut does to the bytes, by hand on a link of 100 ms there and back, with a retransmission time-out of 300 ms. */
class CutTest {

    private static Pipe pipe() {
        return new Pipe(100 * MILLIS, FAST, 1 << 20).readsAtOnce();
    }

    private static void cut(Pipe pipe, long nanos, LinkState kind) {
        pipe.at(nanos, () -> pipe.link.cut(kind));
    }

    private static void restore(Pipe pipe, long nanos) {
        pipe.at(nanos, pipe.link::restore);
    }

    /** Row 1 is there before the cut at 60 ms, 2 is under way, 3 is sent into the void; all come when it is restored. */
    @Test
    void heldBytesArriveAtTheRestore() {
        Pipe pipe = pipe();
        pipe.sendAt(0, 1, 1);
        pipe.sendAt(20 * MILLIS, 2, 1);
        cut(pipe, 60 * MILLIS, LinkState.HELD);
        pipe.sendAt(500 * MILLIS, 3, 1);
        pipe.sendAt(1_990 * MILLIS, 4, 1);
        restore(pipe, 2_000 * MILLIS);
        assertThat(pipe.run(10 * SECONDS))
                .containsExactly(
                        new Arrival(1, 50 * MILLIS),
                        new Arrival(2, 2_000 * MILLIS),
                        new Arrival(3, 2_000 * MILLIS),
                        new Arrival(4, 2_040 * MILLIS));
    }

    /**
     * Row 2, sent at 20 ms, is the first that is lost. TCP sends it again at 320, 920, 2120, 4520 ... ms; the first time
     * after the restore gets through, 50 ms later it is there, and with it all that had queued up behind it.
     */
    @ParameterizedTest
    @CsvSource({"300, 370", "400, 970", "900, 970", "920, 970", "921, 2170", "2121, 4570", "9000, 9370"})
    void lostBytesArriveWithTheFirstRetransmissionAfterTheRestore(long restoredMillis, long arriveMillis) {
        Pipe pipe = pipe();
        pipe.sendAt(0, 1, 1);
        pipe.sendAt(20 * MILLIS, 2, 1);
        cut(pipe, 60 * MILLIS, LinkState.SILENT);
        pipe.sendAt(100 * MILLIS, 3, 1);
        restore(pipe, restoredMillis * MILLIS);
        pipe.sendAt(20 * SECONDS, 4, 1);
        assertThat(pipe.run(30 * SECONDS))
                .containsExactly(
                        new Arrival(1, 50 * MILLIS),
                        new Arrival(2, arriveMillis * MILLIS),
                        new Arrival(3, arriveMillis * MILLIS),
                        new Arrival(4, 20_050 * MILLIS));
    }

    /** Nothing was lost, so nothing has to be sent again. */
    @Test
    void aSilentCutOfAnIdleStreamCostsNothing() {
        Pipe pipe = pipe();
        cut(pipe, 60 * MILLIS, LinkState.SILENT);
        restore(pipe, 1_000 * MILLIS);
        pipe.sendAt(1_000 * MILLIS, 1, 1);
        assertThat(pipe.run(10 * SECONDS)).containsExactly(new Arrival(1, 1_050 * MILLIS));
    }

    /** A receiver may read during the cut what had arrived before. */
    @ParameterizedTest
    @EnumSource(
            value = LinkState.class,
            names = {"SILENT", "HELD"})
    void whatHadArrivedCanStillBeRead(LinkState kind) {
        Pipe pipe = new Pipe(100 * MILLIS, FAST, 1 << 20);
        pipe.sendAt(0, 1, 1);
        pipe.sendAt(40 * MILLIS, 2, 1);
        cut(pipe, 60 * MILLIS, kind);
        pipe.run(70 * MILLIS);
        assertThat(pipe.down.readable()).isTrue();
        pipe.down.read();
        assertThat(pipe.down.readable()).isFalse();
    }

    /** During a cut no news of room comes through; afterwards the sender goes on. Window 2, one byte each. */
    @Test
    void aSenderWithoutRoomWaitsOutTheCut() {
        Pipe pipe = new Pipe(100 * MILLIS, FAST, 2).readsAtOnce();
        pipe.sendsAlways(1);
        cut(pipe, 60 * MILLIS, LinkState.HELD);
        restore(pipe, 1_000 * MILLIS);
        assertThat(pipe.run(1_150 * MILLIS).stream().map(Arrival::atNanos))
                .containsExactly(
                        50 * MILLIS, 50 * MILLIS,
                        1_050 * MILLIS, 1_050 * MILLIS,
                        1_150 * MILLIS, 1_150 * MILLIS);
    }

    @Test
    void aResetIsKnownAtBothEndsAtOnceAndLosesWhatIsUnderWay() {
        Pipe pipe = pipe();
        List<String> told = new ArrayList<>();
        pipe.connection.onReset(
                () -> told.add("source at " + pipe.simulation.now()),
                () -> told.add("replica at " + pipe.simulation.now()));
        pipe.sendAt(0, 1, 1);
        pipe.sendAt(20 * MILLIS, 2, 1);
        cut(pipe, 60 * MILLIS, LinkState.RESET);
        restore(pipe, 500 * MILLIS);
        assertThat(pipe.run(10 * SECONDS)).containsExactly(new Arrival(1, 50 * MILLIS));
        assertThat(told).containsExactly("source at 60000000", "replica at 60000000");
        assertThat(pipe.connection.isOpen()).isFalse();
        assertThat(pipe.connection.acceptsWrite()).isFalse();
    }

    /** A connection opened after a long silent cut owes nothing to the bytes that the old one had lost. */
    @Test
    void aNewConnectionDoesNotWaitForTheOldOnesRetransmission() {
        Pipe pipe = pipe();
        cut(pipe, 10 * MILLIS, LinkState.SILENT);
        pipe.sendAt(20 * MILLIS, 1, 1);
        restore(pipe, 153_400 * MILLIS);
        pipe.at(153_500 * MILLIS, () -> {
            pipe.connection.open();
            pipe.readsAtOnce();
        });
        pipe.sendAt(153_500 * MILLIS, 2, 1);
        assertThat(pipe.run(400 * SECONDS)).containsExactly(new Arrival(2, 153_550 * MILLIS));
    }

    /** The host stops at 60 ms: on a wire of 1 kB/s the second kilobyte was still being sent, and nobody sends it again. */
    @Test
    void onlyWhatHasLeftADeadHostArrives() {
        Pipe pipe = new Pipe(100 * MILLIS, 1e6, 1 << 20).readsAtOnce();
        pipe.sendAt(0, 1, 40_000);
        pipe.sendAt(0, 2, 40_000);
        pipe.at(60 * MILLIS, pipe.connection::sourceHostGone);
        assertThat(pipe.run(10 * SECONDS)).containsExactly(new Arrival(1, 90 * MILLIS));
    }

    /** What a silent cut has lost a dead host does not send again, whichever came first; what a hold keeps still comes. */
    @ParameterizedTest
    @CsvSource({"SILENT, 30, 60, 0", "SILENT, 60, 30, 0", "HELD, 30, 60, 1", "HELD, 60, 30, 1"})
    void aDeadHostSendsNothingAgain(LinkState kind, long cutMillis, long deadMillis, int arrive) {
        Pipe pipe = new Pipe(200 * MILLIS, FAST, 1 << 20).readsAtOnce();
        pipe.sendAt(0, 1, 1);
        cut(pipe, cutMillis * MILLIS, kind);
        pipe.at(deadMillis * MILLIS, pipe.connection::sourceHostGone);
        restore(pipe, 500 * MILLIS);
        assertThat(pipe.run(600 * SECONDS)).hasSize(arrive);
    }

    @Test
    void aSecondCutOfAnotherKindBeginsWithARestore() {
        Pipe pipe = pipe();
        cut(pipe, 10 * MILLIS, LinkState.HELD);
        pipe.sendAt(20 * MILLIS, 1, 1);
        cut(pipe, 100 * MILLIS, LinkState.SILENT);
        pipe.sendAt(200 * MILLIS, 2, 1);
        restore(pipe, 300 * MILLIS);
        assertThat(pipe.run(10 * SECONDS)).containsExactly(new Arrival(1, 100 * MILLIS), new Arrival(2, 550 * MILLIS));
    }
}

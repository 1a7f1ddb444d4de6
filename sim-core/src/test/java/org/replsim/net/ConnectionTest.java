package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.net.Pipe.FAST;
import static org.replsim.net.Pipe.MILLIS;
import static org.replsim.net.Pipe.SECONDS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the source learns that the replica's process is gone: by what its writes bring back (spec 1.4). */
class ConnectionTest {

    private static final long RTT = 100 * MILLIS;

    private static List<String> writesAt(Pipe pipe, long... millis) {
        List<String> results = new ArrayList<>();
        for (long each : millis) {
            pipe.at(each * MILLIS, () -> {
                boolean accepted = pipe.connection.acceptsWrite();
                results.add(each + (accepted ? " succeeds" : " fails"));
                if (accepted) {
                    pipe.down.send(each, 0, 1);
                }
            });
        }
        pipe.run(60 * SECONDS);
        return results;
    }

    /** Measured: the first event written after the replica was killed "succeeded", the second write failed. */
    @Test
    void theFirstWriteToADeadProcessSucceedsAndALaterOneFails() {
        Pipe pipe = new Pipe(RTT, FAST, 1 << 20).readsAtOnce();
        pipe.at(10 * MILLIS, pipe.connection::replicaGone);
        assertThat(writesAt(pipe, 5_000, 5_099, 5_100)).containsExactly("5000 succeeds", "5099 succeeds", "5100 fails");
    }

    /** The message of 0 ms arrives at 50 ms at a closed socket; the reset it brings back is there at 100 ms. */
    @Test
    void whatWasUnderWayBringsBackAReset() {
        Pipe pipe = new Pipe(RTT, FAST, 1 << 20).readsAtOnce();
        pipe.sendAt(0, 1, 1);
        pipe.at(10 * MILLIS, pipe.connection::replicaGone);
        assertThat(writesAt(pipe, 20, 99, 100)).containsExactly("20 succeeds", "99 succeeds", "100 fails");
        assertThat(pipe.arrivals).isEmpty();
    }

    /** A socket that is closed with bytes unread in it resets the connection at once (RFC 2525, 2.17). */
    @Test
    void unreadBytesMakeTheResetComeAtOnce() {
        Pipe pipe = new Pipe(RTT, FAST, 1 << 20);
        pipe.sendAt(0, 1, 1);
        pipe.at(200 * MILLIS, pipe.connection::replicaGone);
        assertThat(writesAt(pipe, 249, 250)).containsExactly("249 succeeds", "250 fails");
    }

    /** A sender that waits for room hears of the reset that its unread bytes bring back, half a round trip later. */
    @Test
    void aBlockedSenderLearnsOfTheReset() {
        Pipe pipe = new Pipe(RTT, FAST, 1);
        List<String> told = new ArrayList<>();
        pipe.down.sender(() -> told.add("room"));
        pipe.connection.onReset(() -> told.add("reset at " + pipe.simulation.now() / MILLIS), () -> {});
        pipe.sendAt(0, 1, 1);
        pipe.at(1 * MILLIS, pipe.down::awaitRoom);
        pipe.at(200 * MILLIS, pipe.connection::replicaGone);
        pipe.run(10 * SECONDS);
        assertThat(told).containsExactly("reset at 250");
    }

    /** A dead process's window is as large as a living one's: what is written before the reset comes stays within it. */
    @Test
    void writesToADeadProcessStayWithinTheWindow() {
        Pipe pipe = new Pipe(RTT, FAST, 3);
        List<String> told = new ArrayList<>();
        pipe.connection.onReset(() -> told.add("reset at " + pipe.simulation.now() / MILLIS), () -> {});
        pipe.at(0, pipe.connection::replicaGone);
        pipe.sendsAlways(1);
        pipe.at(20 * MILLIS, () -> told.add(pipe.down.writable() ? "room" : "none"));
        pipe.run(10 * SECONDS);
        assertThat(told).containsExactly("none", "reset at 100");
    }

    /** On a wire of 1 kB/s, 9 of 10 kB wait for their turn when the connection is reset: the next one has the wire. */
    @Test
    void aClosedSocketFreesTheWire() {
        Pipe pipe = new Pipe(RTT, 1_000, 1 << 20).readsAtOnce();
        for (int row = 0; row < 10; row++) {
            pipe.sendAt(0, row, 1_000);
        }
        pipe.at(1_000 * MILLIS, () -> {
            pipe.link.cut(LinkState.RESET);
            pipe.link.restore();
            pipe.connection.open();
            pipe.readsAtOnce();
            pipe.down.send(77, 0, 1_000);
        });
        assertThat(pipe.run(30 * SECONDS)).containsExactly(new Pipe.Arrival(77, 2_050 * MILLIS));
    }

    /** While the link is cut nothing comes back: writes succeed as long as the window lasts. */
    @Test
    void overASilentLinkNobodyLearnsAnything() {
        Pipe pipe = new Pipe(RTT, FAST, 2);
        pipe.at(5 * MILLIS, () -> pipe.link.cut(LinkState.SILENT));
        pipe.at(10 * MILLIS, pipe.connection::replicaGone);
        assertThat(writesAt(pipe, 20, 5_000)).containsExactly("20 succeeds", "5000 succeeds");
        assertThat(pipe.down.writable()).isFalse();
        assertThat(pipe.connection.isOpen()).isTrue();
    }

    /** What the dead replica's kernel had still to deliver is delivered: its last ACKs. */
    @Test
    void acksOfADeadProcessStillArrive() {
        Pipe pipe = new Pipe(RTT, FAST, 1 << 20);
        List<Long> acks = new ArrayList<>();
        Stream up = pipe.connection.up();
        up.receiver(() -> acks.add(up.headRow()));
        up.awaitMessage();
        pipe.at(0, () -> up.send(7, 0, 29));
        pipe.at(10 * MILLIS, pipe.connection::replicaGone);
        pipe.run(SECONDS);
        assertThat(acks).containsExactly(7L);
    }
}

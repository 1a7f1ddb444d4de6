package org.replsim.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.random.Distribution;

/**
 * A link between a source and a replica, one connection over it, and a log of what arrives when. What a test does at an
 * instant is planned before the first run.
 */
final class Pipe {

    static final long MILLIS = 1_000_000L;
    static final long SECONDS = 1_000_000_000L;
    static final double FAST = 1e15;

    /** What was read and when. */
    record Arrival(long row, long atNanos) {
        @Override
        public String toString() {
            return row + " at " + atNanos / 1e6 + " ms";
        }
    }

    final Simulation simulation = new Simulation();
    final Link link;
    final Connection connection;
    final Stream down;
    final List<Arrival> arrivals = new ArrayList<>();
    private int planned;

    Pipe(long rttNanos, double bytesPerSecond, long windowBytes) {
        this(rttNanos, null, bytesPerSecond, windowBytes, 1);
    }

    Pipe(long rttNanos, @Nullable Distribution jitter, double bytesPerSecond, long windowBytes, long seed) {
        LinkSpec spec = new LinkSpec("source", "replica", rttNanos, jitter, MILLIS, bytesPerSecond, windowBytes);
        link = new Link(simulation, spec, seed);
        connection = link.connection("source", "replica");
        down = connection.down();
        connection.open();
    }

    /** The receiver reads each message when it arrives. */
    Pipe readsAtOnce() {
        down.receiver(this::readAll);
        down.awaitMessage();
        return this;
    }

    /** Lets something happen at an instant. */
    void at(long nanos, Runnable action) {
        simulation.timer(new SourceName("test", "plan", planned++), action).at(nanos);
    }

    /** A message whose row is its own number. */
    void sendAt(long nanos, long row, int bytes) {
        at(nanos, () -> down.send(row, 0, bytes));
    }

    /** A sender that never has enough: writes while the window lets it. */
    void sendsAlways(int bytes) {
        long[] row = new long[1];
        Runnable write = () -> {
            while (down.writable()) {
                down.send(row[0]++, 0, bytes);
            }
            down.awaitRoom();
        };
        down.sender(write);
        at(0, write);
    }

    List<Arrival> run(long untilNanos) {
        simulation.run(untilNanos);
        return arrivals;
    }

    private void readAll() {
        while (down.readable()) {
            arrivals.add(new Arrival(down.headRow(), simulation.now()));
            down.read();
        }
        down.awaitMessage();
    }
}

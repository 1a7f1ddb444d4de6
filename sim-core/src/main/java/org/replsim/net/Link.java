package org.replsim.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.Simulation;

/** A link between two servers and the connections over it. Cuts and delays act on all of them. */
public final class Link {

    private final Simulation simulation;
    private final String a;
    private final String b;
    private final Wire fromA;
    private final Wire fromB;
    private final long windowBytes;
    private final Passage.@Nullable Maker proxy;
    private double bytesPerSecond;
    private final List<Connection> connections = new ArrayList<>();
    private @Nullable Tap tap;
    private LinkState state = LinkState.UP;
    private long rttNanos;

    /** Builds a link without a proxy; its jitter follows from {@code seed} and the names of its ends. */
    public Link(Simulation simulation, LinkSpec spec, long seed) {
        this(simulation, spec, seed, null);
    }

    /** Builds the link; what goes over it passes the proxy, if there is one, at each end of the delay. */
    public Link(Simulation simulation, LinkSpec spec, long seed, Passage.@Nullable Maker proxy) {
        this.simulation = simulation;
        this.proxy = proxy;
        a = spec.a();
        b = spec.b();
        fromA = new Wire(spec, a + "->" + b, seed);
        fromB = new Wire(spec, b + "->" + a, seed);
        windowBytes = spec.windowBytes();
        rttNanos = spec.rttNanos();
        bytesPerSecond = spec.bytesPerSecond();
    }

    /** One end. */
    public String a() {
        return a;
    }

    /** The other end. */
    public String b() {
        return b;
    }

    /** Whether it joins these two servers, in either order. */
    public boolean joins(String one, String other) {
        return (a.equals(one) && b.equals(other)) || (a.equals(other) && b.equals(one));
    }

    /** A connection of {@code replica} to {@code source} over this link, not yet open. */
    public Connection connection(String source, String replica) {
        Connection connection = new Connection(simulation, this, source, replica);
        connections.add(connection);
        connection.tap(tap);
        return connection;
    }

    /** Who listens on all connections over this link from now on; null: nobody. */
    public void tap(@Nullable Tap listener) {
        tap = listener;
        connections.forEach(connection -> connection.tap(listener));
    }

    /** TCP payload of the events that a source has sent over it so far. */
    public long sentBy(String source) {
        return connections.stream()
                .filter(connection -> connection.source().equals(source))
                .mapToLong(connection -> connection.down().totalBytes())
                .sum();
    }

    /** What happens to what is sent now. */
    public LinkState state() {
        return state;
    }

    /** Bandwidth each way. */
    public double bytesPerSecond() {
        return bytesPerSecond;
    }

    /** The round-trip time of the empty link, without jitter. */
    public long rttNanos() {
        return rttNanos;
    }

    /** Changes the round-trip time for what is sent from now on; order is kept. */
    public void setRtt(long nanos) {
        rttNanos = nanos;
        fromA.setRtt(nanos);
        fromB.setRtt(nanos);
    }

    /** Changes the bandwidth, also for what has not left its sender yet. */
    public void setBandwidth(double newBytesPerSecond) {
        double times = bytesPerSecond / newBytesPerSecond;
        bytesPerSecond = newBytesPerSecond;
        fromA.setBandwidth(newBytesPerSecond, simulation.now());
        fromB.setBandwidth(newBytesPerSecond, simulation.now());
        for (Connection connection : connections) {
            connection.down().rescale(times);
            connection.up().rescale(times);
        }
    }

    /** From now on this share of the segments is lost each way, 0 to less than 1, and sent again by TCP. */
    public void setLoss(double share) {
        fromA.setLoss(share);
        fromB.setLoss(share);
    }

    /** Cuts the link in the given way; a link that is already cut is restored first. */
    public void cut(LinkState kind) {
        begin(kind);
        for (Connection connection : connections) {
            if (kind == LinkState.RESET) {
                connection.reset();
            } else {
                connection.cut(true, true);
            }
        }
    }

    /**
     * Cuts the link one way: what one server sends does not arrive, what is sent to it does. A TCP connection then carries
     * data the other way until its window is full, and no new connection comes about.
     *
     * @param kind SILENT or HELD
     * @param sender whose packets do not arrive
     */
    public void cutFrom(LinkState kind, String sender) {
        begin(kind);
        for (Connection connection : connections) {
            boolean source = connection.source().equals(sender);
            connection.cut(source, !source);
        }
    }

    private void begin(LinkState kind) {
        if (state != LinkState.UP) {
            restore();
        }
        state = kind;
    }

    /** Lets the link work again. */
    public void restore() {
        LinkState was = state;
        state = LinkState.UP;
        if (was == LinkState.SILENT || was == LinkState.HELD) {
            for (Connection connection : connections) {
                connection.restore(was);
            }
        }
    }

    /** Most bytes of one connection that are sent and not yet read by the receiver. */
    public long windowBytes() {
        return windowBytes;
    }

    /**
     * Other traffic goes over the link, in turn with what its connections send.
     *
     * @param sender the server on whose side it comes from
     * @return when its last byte has left
     */
    public long carry(String sender, int bytes) {
        return wireFrom(sender).transmit(simulation.now(), bytes);
    }

    Passage.@Nullable Maker proxy() {
        return proxy;
    }

    Wire wireFrom(String server) {
        return server.equals(a) ? fromA : fromB;
    }
}

package org.replsim.net;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Simulation;

/** The TCP connection of a replica to its source: events go down, ACKs go up. Reused when the replica reconnects. */
public final class Connection {

    private static final long NONE = Long.MIN_VALUE;
    /** Ports of the replica's end: one for each time it connects. */
    private static final int FIRST_PORT = 41056;

    private static final int PORTS = 19000;

    private final Simulation simulation;
    private final Link link;
    private final String source;
    private final Stream down;
    private final Stream up;
    private Runnable sourceEnd = () -> {};
    private Runnable replicaEnd = () -> {};
    private Runnable released = () -> {};
    private long endMark = NONE;
    private boolean open;
    private int opened;
    private boolean replicaGone;
    private long resetArrivesNanos = Long.MAX_VALUE;

    Connection(Simulation simulation, Link link, String source, String replica) {
        this.simulation = simulation;
        this.link = link;
        this.source = source;
        Wire downWire = link.wireFrom(source);
        Wire upWire = link.wireFrom(replica);
        down = new Stream(simulation, replica, "events", downWire, upWire, link);
        up = new Stream(simulation, replica, "acks", upWire, downWire, link);
    }

    /** From the source to the replica. */
    public Stream down() {
        return down;
    }

    /** From the replica to the source. */
    public Stream up() {
        return up;
    }

    /** The link it runs over. */
    public Link link() {
        return link;
    }

    /** Whether it stands, as far as the network knows. */
    public boolean isOpen() {
        return open;
    }

    void tap(@Nullable Tap listener) {
        down.tap(listener, this, true);
        up.tap(listener, this, false);
    }

    /** The TCP port of the replica's end; that of the source's is the server's. */
    public int replicaPort() {
        return FIRST_PORT + Math.max(0, opened - 1) % PORTS;
    }

    /** Who is called at each end when the connection is reset, by the network or by the other end. */
    public void onReset(Runnable atSource, Runnable atReplica) {
        sourceEnd = atSource;
        replicaEnd = atReplica;
        down.broken(atSource);
    }

    /** Who is called when a link that held everything up is restored, or a source that stood still goes on. */
    public void onRelease(Runnable reaction) {
        released = reaction;
    }

    /**
     * The source reads the stream of ACKs to its end: a message with this detail stands behind the last one once the replica
     * has closed its socket.
     */
    public void markEnd(long detail) {
        endMark = detail;
    }

    /** A new connection: nothing under way. */
    public void open() {
        down.clear();
        up.clear();
        open = true;
        opened++;
        replicaGone = false;
        resetArrivesNanos = Long.MAX_VALUE;
    }

    /** Both ends are gone or have agreed to close. */
    public void close() {
        open = false;
        down.clear();
        up.clear();
    }

    /**
     * The replica has closed its socket or its process is gone. What it has sent still arrives; what comes for it is
     * answered with a reset, as is what it has not read.
     */
    public void replicaGone() {
        if (endMark != NONE && open && !replicaGone) {
            up.send(0, endMark, 0);
        }
        replicaGone = true;
        long unread = down.firstArrivalNanos();
        if (unread != Long.MAX_VALUE) {
            resetArrivesNanos = Math.max(unread, simulation.now()) + link.rttNanos() / 2;
        }
        down.abandon();
    }

    /** The replica's host is gone: nobody answers. */
    public void replicaHostGone() {
        up.senderHostDied();
    }

    /** The source's host is gone: nobody sends. */
    public void sourceHostGone() {
        down.senderHostDied();
    }

    /**
     * Whether a write by the source would still succeed. After the replica's process has died the first write on an idle
     * connection does, and brings back the reset that makes a later one fail (measured: spec 1.4).
     */
    public boolean acceptsWrite() {
        if (!open) {
            return false;
        }
        if (!replicaGone || link.state() != LinkState.UP) {
            return true;
        }
        boolean accepted = simulation.now() < resetArrivesNanos;
        resetArrivesNanos = Math.min(resetArrivesNanos, simulation.now() + link.rttNanos());
        return accepted;
    }

    /** The source answers again, though the link was never cut. */
    public void answersAgain() {
        released.run();
    }

    /**
     * The link is cut for what the ends send.
     *
     * @param fromSource whether nothing that the source sends arrives
     * @param fromReplica whether nothing that the replica sends arrives
     */
    void cut(boolean fromSource, boolean fromReplica) {
        down.cut(fromSource, fromReplica);
        up.cut(fromReplica, fromSource);
    }

    /** The server at the upper end. */
    String source() {
        return source;
    }

    /** The link works again, see {@link Stream#restore}. */
    void restore(LinkState was) {
        down.restore(was == LinkState.SILENT);
        up.restore(was == LinkState.SILENT);
        if (was == LinkState.HELD) {
            released.run();
        }
    }

    /** The network resets the connection: both ends learn of it at once. */
    void reset() {
        if (open) {
            close();
            sourceEnd.run();
            replicaEnd.run();
        }
    }
}

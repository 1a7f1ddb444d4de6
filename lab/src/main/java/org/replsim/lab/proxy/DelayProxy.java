package org.replsim.lab.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.replsim.net.LinkSpec;
import org.replsim.net.LinkState;

/**
 * A link in front of a server: who connects to its port is connected to the server, over a line with delay, jitter and
 * bandwidth that can be cut. Bytes arrive in the order in which they were sent.
 */
public final class DelayProxy implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** One end of the link. */
    public enum End {
        /** Who connects. */
        CALLER,
        /** The server. */
        SERVER
    }

    private record Joined(Socket caller, Socket server, List<Pipe> pipes) {
        /** Ends it at both ends at once, with a reset. */
        void reset() {
            pipes.forEach(Pipe::stop);
            DelayProxy.reset(caller);
            DelayProxy.reset(server);
        }
    }

    private final int target;
    private final long windowBytes;
    private final Line toServer;
    private final Line toCaller;
    private final int port;
    private ServerSocket door;
    private final List<Joined> joined = new CopyOnWriteArrayList<>();
    private volatile boolean callerGone;
    private volatile boolean serverGone;
    private volatile boolean closed;
    private volatile boolean down;

    /**
     * Opens the proxy.
     *
     * @param target port of the server on loopback
     * @param link its round-trip time, jitter, bandwidth and window
     * @param seed of the jitter
     */
    public DelayProxy(int target, LinkSpec link, long seed) {
        this.target = target;
        this.windowBytes = link.windowBytes();
        this.toServer = new Line(link, seed, "lab to server " + link.a() + "-" + link.b());
        this.toCaller = new Line(link, seed, "lab to caller " + link.a() + "-" + link.b());
        this.door = open(0);
        this.port = door.getLocalPort();
    }

    private ServerSocket open(int where) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(HOST, where), 200);
            Thread porter = new Thread(() -> acceptAll(opened), "lab-line-door");
            porter.setDaemon(true);
            porter.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Callers are refused at once by a link that resets and by a host on which no server listens. */
    private synchronized void openOrClose() {
        try {
            if (closed || toServer.state() == LinkState.RESET || (down && !serverGone)) {
                door.close();
            } else if (door.isClosed()) {
                door = open(port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port to connect to instead of the server's. */
    public int port() {
        return port;
    }

    /** Changes the state of both directions. A reset ends all connections. */
    public void set(LinkState state) {
        toServer.set(state);
        toCaller.set(state);
        if (state == LinkState.RESET) {
            dropAll();
        }
        openOrClose();
    }

    /** Changes the state of what one end sends; not to RESET, which goes both ways. */
    public void setFrom(End end, LinkState state) {
        (end == End.CALLER ? toServer : toCaller).set(state);
    }

    /** Changes the round-trip time of what is sent from now on, in nanoseconds. */
    public void setRtt(long nanos) {
        toServer.setRtt(nanos);
        toCaller.setRtt(nanos);
    }

    /** Changes the bandwidth, in bytes a second each way, for what is sent from now on. */
    public void setBandwidth(double bytesPerSecond) {
        toServer.setBandwidth(bytesPerSecond);
        toCaller.setBandwidth(bytesPerSecond);
    }

    /** Ends all connections with a reset; what is under way is lost. */
    public void dropAll() {
        joined.forEach(Joined::reset);
        joined.clear();
    }

    /**
     * The host of one end dies, or comes back. While it is dead, what has left it arrives and nothing tells the other end of
     * its death; when it is back, it answers what it does not know with a reset.
     */
    public void hostGone(End end, boolean gone) {
        if (end == End.CALLER) {
            callerGone = gone;
        } else {
            serverGone = gone;
        }
        if (!gone) {
            dropAll();
        }
    }

    /** A server's process has ended, or listens again: callers are refused meanwhile, unless its whole host is dead. */
    public void serverListens(boolean listens) {
        down = !listens;
        openOrClose();
    }

    @Override
    public void close() {
        closed = true;
        openOrClose();
        dropAll();
    }

    private void acceptAll(ServerSocket opened) {
        try {
            while (true) {
                Socket caller = opened.accept();
                Thread thread = new Thread(() -> join(caller), "lab-line-join");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    /** Connects a caller with the server, after the round trip that a SYN and its answer take. */
    private void join(Socket caller) {
        Socket server = new Socket();
        Joined connection = new Joined(caller, server, new ArrayList<>());
        joined.add(connection);
        try {
            caller.setTcpNoDelay(true);
            if (toServer.state() != LinkState.RESET) {
                toServer.awaitRoundTrip();
                connect(connection);
                return;
            }
        } catch (IOException e) {
            if (serverGone) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        joined.remove(connection);
        connection.reset();
    }

    private void connect(Joined connection) throws IOException {
        Socket server = connection.server();
        server.connect(new InetSocketAddress(HOST, target));
        server.setTcpNoDelay(true);
        Pipe there = new Pipe(toServer, connection.caller(), server, windowBytes, () -> callerGone);
        Pipe back = new Pipe(toCaller, server, connection.caller(), windowBytes, () -> serverGone);
        connection.pipes().add(there);
        connection.pipes().add(back);
        there.start();
        back.start();
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // It is closed already.
        }
    }
}

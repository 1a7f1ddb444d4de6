package org.replsim.cluster;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.binlog.LogCursor;
import org.replsim.net.Connection;
import org.replsim.net.Link;
import org.replsim.net.LinkSpec;
import org.replsim.server.DumpRequest;
import org.replsim.server.Server;
import org.replsim.server.Upstream;

/** The source of a replica whose MASTER_HOST nobody has: every connection is refused. */
final class Nowhere implements Upstream {

    private static final String NAME = "nowhere";
    private static final long RTT_NANOS = 200_000;
    private static final double BYTES_PER_SECOND = 125e6;
    private static final long WINDOW_BYTES = 1 << 20;

    private final Server server;
    private final Binlog log;
    private final LogCursor cursor = new LogCursor(NAME);
    private final Connection connection;

    Nowhere(Cluster cluster, Server replica) {
        server = new Server(
                cluster.simulation(),
                NAME,
                replica.index(),
                replica.host(),
                replica.profile(),
                replica.variables().copy(),
                cluster.transactions(),
                replica.probe());
        server.die();
        log = new Binlog(NAME, new BinlogFiles(NAME, replica.profile().format()), 1);
        LinkSpec spec = new LinkSpec(NAME, replica.name(), RTT_NANOS, null, RTT_NANOS, BYTES_PER_SECOND, WINDOW_BYTES);
        connection = new Link(cluster.simulation(), spec, 0).connection(NAME, replica.name());
    }

    Connection connection() {
        return connection;
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Binlog log() {
        return log;
    }

    @Override
    public LogCursor cursor() {
        return cursor;
    }

    @Override
    public void startDump(DumpRequest request) {
        throw new IllegalStateException("nobody answers there");
    }

    @Override
    public void endDump() {}
}

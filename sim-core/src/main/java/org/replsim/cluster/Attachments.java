package org.replsim.cluster;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.BinlogFiles;
import org.replsim.binlog.LogCursor;
import org.replsim.net.Connection;
import org.replsim.net.Link;
import org.replsim.server.ServerVariable;
import org.replsim.server.Upstream;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.DumpThread;
import org.replsim.server.source.Source;

/**
 * Who replicates from whom: makes a replica side for each CHANGE MASTER, with its connection and the dump thread at the
 * other end, and joins both again when a process was started anew.
 */
final class Attachments {

    private final Cluster cluster;

    Attachments(Cluster cluster) {
        this.cluster = cluster;
    }

    /** As the scenario says. */
    void attach(ReplicationSpec edge) {
        Node replica = cluster.node(edge.replica());
        Node source = cluster.node(edge.source());
        if (source.source() == null) {
            throw new IllegalArgumentException(edge.source() + " has no binary log (log_bin)");
        }
        long heartbeat = edge.heartbeatPeriodNanos() >= 0
                ? edge.heartbeatPeriodNanos()
                : replica.server().variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT) / 2;
        BinlogFiles files = source.source().binlog().files();
        MasterInfo info = new MasterInfo(
                        source.server().host().address(),
                        3306,
                        edge.connectRetryNanos(),
                        edge.masterRetryCount(),
                        heartbeat)
                .at(files.currentName(), files.currentPosition())
                .named(edge.connection());
        attach(replica, source, cluster.link(edge.source(), edge.replica()), info);
    }

    /** CHANGE MASTER: the source is whoever has the address and port, if anybody has. */
    void attach(Node replica, MasterInfo info) {
        detach(replica, info.connection());
        Node source = find(info);
        Optional<Link> link = source == null
                ? Optional.empty()
                : cluster.findLink(source.server().name(), replica.server().name());
        if (source == null || link.isEmpty()) {
            Nowhere nowhere = new Nowhere(cluster, replica.server());
            replica.add(build(replica, nowhere, nowhere.connection(), info, null));
        } else {
            attach(replica, source, link.get(), info);
        }
    }

    /** The server is no replica any more, or has one source less. */
    void detach(Node replica, String connection) {
        Replica old = replica.replica(connection);
        if (old == null) {
            return;
        }
        old.stopIoThread();
        old.stopSqlThread();
        old.disk().discardRelayLog();
        if (old.upstream() instanceof DumpThread dump) {
            dump.source().forget(dump);
        }
        replica.remove(connection);
    }

    /** A source was started again: there are new dump threads for its replicas. */
    void sourceRestarted(Node source) {
        for (Replica replica : cluster.replicasOf(source.server().name())) {
            replica.upstream(dump(
                    source,
                    replica.server().name(),
                    replica.connection(),
                    replica.upstream().cursor()));
        }
    }

    /** A replica was started again: its threads start where they were, with what its configuration says now. */
    void replicaRestarted(Node replica) {
        for (Replica old : replica.replicas()) {
            restarted(replica, old);
        }
    }

    private void restarted(Node replica, Replica old) {
        if (replica.server().variables().flag(ServerVariable.RELAY_LOG_RECOVERY)) {
            old.disk().discardRelayLog();
        }
        old.relayLogReopened();
        Replica again = build(replica, old.upstream(), old.connection(), old.info(), old);
        replica.add(again);
        if (!replica.server().variables().flag(ServerVariable.SKIP_SLAVE_START)) {
            again.startIoThread();
            again.startSqlThread();
        }
    }

    private void attach(Node replica, Node source, Link link, MasterInfo info) {
        String name = replica.server().name();
        Connection connection = link.connection(source.server().name(), name);
        DumpThread dump = dump(source, name, connection, new LogCursor(name));
        replica.add(build(replica, dump, connection, info, null));
    }

    private static DumpThread dump(Node source, String replica, Connection connection, LogCursor cursor) {
        return source.engine().dumpThread(replica, connection, cursor);
    }

    private static Replica build(
            Node replica, Upstream upstream, Connection connection, MasterInfo info, @Nullable Replica before) {
        Source own = replica.source();
        return new Replica(replica.server(), upstream, own == null ? null : own.updates(), connection, info, before);
    }

    private @Nullable Node find(MasterInfo info) {
        for (Node node : cluster.nodes()) {
            String name = node.server().name();
            String host = node.server().host().name();
            String address = node.server().host().address();
            if (info.host().equals(name)
                    || info.host().equals(host)
                    || info.host().equals(address)) {
                return node;
            }
        }
        return null;
    }
}

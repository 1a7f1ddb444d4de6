package org.replsim.admin.show;

import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.DumpThread;

/** Who is at the other end of a dump thread. */
final class Replicas {

    private static final int DEFAULT_PORT = 3306;

    private final Cluster cluster;

    Replicas(Cluster cluster) {
        this.cluster = cluster;
    }

    /** report_host of the replica; empty if it says none. */
    String reportHost(DumpThread dump) {
        Node node = nodeOf(dump);
        return node == null ? "" : node.server().variables().text(ServerVariable.REPORT_HOST);
    }

    /** The port on which the replica itself listens. */
    int port(DumpThread dump) {
        Node node = nodeOf(dump);
        return node == null ? DEFAULT_PORT : (int) node.server().variables().number(ServerVariable.PORT);
    }

    /** The user it logged in as; a replica that a scenario sets up need not log in, and counts as {@code repl}. */
    String user(DumpThread dump) {
        Node node = nodeOf(dump);
        String user = node == null
                ? ""
                : node.replicas().stream()
                        .filter(replica -> replica.upstream() == dump)
                        .map(replica -> replica.info().user())
                        .findFirst()
                        .orElse("");
        return user.isEmpty() ? "repl" : user;
    }

    /** The address and port that the replica's end of the connection has. */
    String address(DumpThread dump) {
        Node node = nodeOf(dump);
        String address = node == null ? dump.replica() : node.server().host().address();
        return address + ":" + dump.connection().replicaPort();
    }

    private @Nullable Node nodeOf(DumpThread dump) {
        return cluster.nodes().stream()
                .filter(node -> node.server().name().equals(dump.replica()))
                .findFirst()
                .orElse(null);
    }
}

package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import org.replsim.admin.show.ProcessRow;
import org.replsim.admin.show.Shows;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Server;

/** The statements' way into a cluster: opens connections of persons and scripts to its servers. */
public final class Admin {

    /** So many transactions of each log can still be asked for by position. */
    private static final long HISTORY = 1L << 20;

    private final Cluster cluster;
    private final List<AdminSession> sessions = new ArrayList<>();
    private final Shows shows;
    private final List<Server> closed = new ArrayList<>();
    private long lastXid;

    /** Statements for a cluster, from now on. */
    public Admin(Cluster cluster) {
        this.cluster = cluster;
        shows = new Shows(cluster, this::processes);
        cluster.nodes().forEach(node -> node.engine().binlog().keepAtLeast(HISTORY));
    }

    /** The cluster. */
    public Cluster cluster() {
        return cluster;
    }

    /**
     * Opens a connection. It stands whether the server runs or not; statements then fail as they do in a client.
     *
     * @param server by name
     * @param user who is connected
     * @param host from where
     */
    public AdminSession connect(String server, String user, String host) {
        AdminSession session = new AdminSession(this, cluster.node(server), user, host);
        sessions.add(session);
        return session;
    }

    /** The connections to a server. */
    public List<AdminSession> sessions(Node node) {
        return sessions.stream().filter(session -> session.node() == node).toList();
    }

    /** A server ends as soon as replicas have acknowledged: its clients lose their connections, and nobody gets a new one. */
    void closeDoor(Node node, AdminSession but) {
        closed.add(node.server());
        for (AdminSession session : sessions(node)) {
            if (session != but) {
                session.cutOff();
            }
        }
    }

    /** Whether a server that still runs lets nobody in. */
    boolean letsNobodyIn(Server server) {
        return closed.stream().anyMatch(each -> each == server);
    }

    /** Who answers SHOW statements. */
    Shows shows() {
        return shows;
    }

    /** The rows of its connections in a server's process list. */
    private List<ProcessRow> processes(Node node) {
        return sessions(node).stream()
                .filter(AdminSession::connected)
                .map(AdminSession::processRow)
                .toList();
    }

    /** The number of the next Xid event. */
    long nextXid() {
        return ++lastXid;
    }

    void forget(AdminSession session) {
        sessions.remove(session);
    }
}

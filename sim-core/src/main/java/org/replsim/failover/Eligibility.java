package org.replsim.failover;

import java.util.List;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/** Who may not take over, and why. */
final class Eligibility {

    private Eligibility() {}

    /**
     * The obstacle in a candidate's way, in words that follow its name; empty if there is none.
     *
     * @param lagSeconds how far it was behind; -1 if nobody knows
     * @param others who would replicate from it
     */
    static String obstacle(
            FailoverSpec spec, Cluster cluster, String name, Seen seen, long lagSeconds, List<Node> others) {
        Server server = cluster.node(name).server();
        if (!seen.reachable()) {
            return "does not answer";
        }
        if (!seen.replica()) {
            return "is no replica";
        }
        if (server.variables().text(ServerVariable.LOG_BIN).isEmpty()) {
            return "has no binary log (log_bin)";
        }
        boolean keepsLog = spec.manager() == Manager.ORCHESTRATOR || spec.gtid();
        if (keepsLog && !others.isEmpty() && !server.variables().flag(ServerVariable.LOG_SLAVE_UPDATES)) {
            return "has no log_slave_updates, so that others could not go on behind it";
        }
        for (Node other : others) {
            if (server.profile().generation().compareTo(other.server().profile().generation()) > 0) {
                return "is newer than " + other.server().name() + ", which could not replicate from it";
            }
        }
        if (lagSeconds > spec.refuseIfLagAboveSeconds()) {
            return "was " + lagSeconds + " s behind";
        }
        if (seen.unappliedBytes() > spec.refuseIfUnappliedAbove()) {
            return "has " + (seen.unappliedBytes() == Long.MAX_VALUE ? "files" : seen.unappliedBytes() + " bytes")
                    + " to apply";
        }
        return "";
    }
}

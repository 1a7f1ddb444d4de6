package org.replsim.cli.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.replica.MasterInfo;

/**
 * Notices a CHANGE MASTER that forgets the position which a restored dump has set, because it names a host and no file: the
 * order trap of the tutorial (spec 6.2). No server warns of it.
 */
final class OrderTrap {

    private final Cluster cluster;
    private final Map<Node, MasterInfo> known = new LinkedHashMap<>();

    OrderTrap(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What is to be said of the last CHANGE MASTER, if it was such a one and nothing was said yet. */
    Optional<String> look() {
        Optional<String> note = Optional.empty();
        for (Node node : cluster.nodes()) {
            MasterInfo now = node.masterInfo();
            MasterInfo before = now == null ? known.remove(node) : known.put(node, now);
            if (now != null && before != null && before != now && forgets(before, now)) {
                note = Optional.of(node.server().name() + " has forgotten " + before.logFile() + ":" + before.logPos()
                        + ": a CHANGE MASTER that names a host and no file and position begins "
                        + (now.usesGtid() ? "by GTID" : "at the source's first binary log")
                        + "; restore the dump after it, or name file and position");
            }
        }
        return note;
    }

    private static boolean forgets(MasterInfo before, MasterInfo now) {
        boolean sameSource =
                before.host().isEmpty() || (before.host().equals(now.host()) && before.port() == now.port());
        return sameSource && !before.logFile().isEmpty() && now.logFile().isEmpty();
    }
}

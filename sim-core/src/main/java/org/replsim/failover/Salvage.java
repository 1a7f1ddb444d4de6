package org.replsim.failover;

import java.util.List;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.net.Link;
import org.replsim.server.replica.Replica;

/**
 * What is missing is copied: the tail of the dead primary's binary log, if its host answers, and for each replica what the
 * most advanced one has in its relay log and it has not (spec 5.2).
 */
final class Salvage {

    private final Recovery recovery;
    private final Cluster cluster;
    private final Node dead;
    private final boolean tail;

    Salvage(Recovery recovery, Node dead, boolean tail) {
        this.recovery = recovery;
        this.dead = dead;
        this.tail = tail;
        cluster = recovery.course().cluster();
    }

    void begin(Runnable then) {
        List<Replica> replicas = reachable();
        long latest = replicas.stream()
                .mapToLong(replica -> replica.relayLog().receivedRows())
                .max()
                .orElse(0);
        long end = tail ? Math.max(latest, dead.engine().binlog().written()) : latest;
        String what = tail
                ? (end - latest) + " transactions from the binary log of " + recovery.old()
                : recovery.old() + " cannot be read";
        int step = recovery.course().bars().begin(recovery.attempt(), "salvage", recovery.old());
        Gather copied = new Gather(replicas.size(), () -> {
            recovery.course().bars().end(step, what);
            then.run();
        });
        for (Replica replica : replicas) {
            recovery.course()
                    .timer("copy", () -> {
                        if (replica.server().alive()) {
                            replica.supply(end);
                        }
                        copied.one();
                    })
                    .in(copyNanos(replica, end));
        }
    }

    private List<Replica> reachable() {
        return recovery.course().replicas().stream()
                .filter(name -> recovery.course().desk(name).hostAnswers())
                .map(name -> cluster.node(name).replica())
                .filter(replica -> replica != null
                        && replica.server().alive()
                        && !replica.ioThread().running()
                        && replica.positions().known())
                .toList();
    }

    /** A round trip and the bytes over the link between the two servers. */
    private long copyNanos(Replica replica, long end) {
        long bytes = 0;
        for (long row = replica.relayLog().receivedRows(); row < end; row++) {
            bytes += dead.engine().bytesOf(row);
        }
        Link link = cluster.findLink(recovery.old(), replica.server().name()).orElse(null);
        return link == null ? 0 : link.rttNanos() + (long) (bytes / link.bytesPerSecond() * 1e9);
    }
}

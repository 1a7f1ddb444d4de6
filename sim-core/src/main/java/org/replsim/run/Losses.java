package org.replsim.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.failover.Takeover;
import org.replsim.fault.Fault;
import org.replsim.fault.TimelineEntry;
import org.replsim.server.Server;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/** Counts what a crash left behind, as set differences over the rows of the dead source's log (spec 5.3). */
final class Losses {

    private Losses() {}

    /** One record per primary that was replaced and per crashed source that has replicas, in order of time. */
    static List<LossRecord> of(RunSpec spec, Cluster cluster, List<Takeover> takeovers) {
        List<LossRecord> losses = new ArrayList<>();
        for (Takeover takeover : takeovers) {
            Source source = cluster.node(takeover.oldPrimary()).source();
            if (source != null && !takeover.promoted().isEmpty()) {
                losses.add(count(source, takeover.promoted(), takeover.keptRows(), takeover.faultNanos(), true));
            }
        }
        List<TimelineEntry> inOrder = spec.timeline().stream()
                .sorted(Comparator.comparingLong(TimelineEntry::atNanos))
                .toList();
        for (TimelineEntry entry : inOrder) {
            for (Node node : cluster.nodes()) {
                Source source = node.source();
                if (source != null
                        && entry.atNanos() <= spec.durationNanos()
                        && hits(entry.fault(), node)
                        && losses.stream()
                                .noneMatch(loss ->
                                        loss.crashed().equals(node.server().name()))) {
                    promoted(cluster, node)
                            .ifPresent(best -> losses.add(count(
                                    source,
                                    best.server().name(),
                                    best.relayLog().receivedRows(),
                                    entry.atNanos(),
                                    false)));
                }
            }
        }
        return losses;
    }

    private static boolean hits(Fault fault, Node node) {
        if (fault instanceof Fault.CrashProcess process) {
            return process.server().equals(node.server().name());
        }
        return fault instanceof Fault.CrashHost host
                && host.host().equals(node.server().host().name());
    }

    /** The living replica that has received most; the first of several. */
    private static Optional<Replica> promoted(Cluster cluster, Node crashed) {
        Replica best = null;
        for (Replica replica : cluster.replicasOf(crashed.server().name())) {
            if (replica.server().alive()
                    && (best == null
                            || replica.relayLog().receivedRows()
                                    > best.relayLog().receivedRows())) {
                best = replica;
            }
        }
        return Optional.ofNullable(best);
    }

    private static LossRecord count(Source source, String promoted, long received, long atNanos, boolean ownOnly) {
        Binlog log = source.binlog();
        long end = received;
        long lost = 0;
        long lostBytes = 0;
        long firstLostNanos = atNanos;
        for (long row = received; row < log.written(); row++) {
            if (ownOnly && !own(source, row)) {
                continue;
            }
            end = row + 1;
            if (log.has(row, Binlog.ACKNOWLEDGED)) {
                firstLostNanos = lost == 0 ? log.publishedNanos(row) : firstLostNanos;
                lost++;
                lostBytes += source.bytesOf(row);
            }
        }
        long ghosts = without(log, Binlog.ACKNOWLEDGED, source.acknowledgedBefore(), received);
        long errant = end - received;
        return new LossRecord(
                source.server().name(),
                atNanos,
                promoted,
                log.written(),
                received - ghosts + lost,
                received,
                lost,
                lostBytes,
                Math.max(0, atNanos - firstLostNanos),
                ghosts,
                errant - without(log, Binlog.VISIBLE, received, end),
                errant);
    }

    /** Whether it was made there: an old primary that has become a replica logs those of others, too. */
    private static boolean own(Source source, long row) {
        Server server = source.server();
        return server.transactions().origin(source.binlog().id(row)) == server.index();
    }

    /** Rows of a stretch that do not have the flag. */
    private static long without(Binlog log, byte flag, long from, long to) {
        long count = 0;
        for (long row = from; row < to; row++) {
            count += log.has(row, flag) ? 0 : 1;
        }
        return count;
    }
}

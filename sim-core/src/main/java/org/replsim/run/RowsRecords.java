package org.replsim.run;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.probe.DriftMeter;
import org.replsim.rows.Drift;
import org.replsim.rows.Meetings;
import org.replsim.rows.RowStore;
import org.replsim.server.replica.Replica;
import org.replsim.table.Comparison;

/** Makes the records of the servers' rows. */
final class RowsRecords {

    private RowsRecords() {}

    /** By server. */
    static SortedMap<String, RowsRecord> of(Cluster cluster) {
        DriftMeter meter = new DriftMeter(cluster);
        SortedMap<String, RowsRecord> records = new TreeMap<>();
        for (Node node : cluster.nodes()) {
            records.put(node.server().name(), record(node, meter));
        }
        return records;
    }

    private static RowsRecord record(Node node, DriftMeter meter) {
        RowStore rows = node.server().rows();
        Meetings meetings = rows.meetings();
        @Nullable Replica replica = node.replica();
        return new RowsRecord(
                meetings.duplicateKeys(),
                meetings.keysNotFound(),
                meetings.overwrites(),
                meetings.rowsIgnored(),
                meetings.refusedInserts(),
                replica == null ? 0 : replica.applier().groups().skippedCount(),
                replica == null ? Drift.NONE : meter.of(replica),
                replica == null ? 0 : typed(replica),
                rows.active() ? rows.checksum() : 0);
    }

    private static long typed(Replica replica) {
        return Comparison.differences(
                        replica.upstream().server().databases(),
                        replica.server().databases())
                .size();
    }
}

package org.replsim.run;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.probe.DriftMeter;
import org.replsim.rows.Drift;
import org.replsim.rows.Meetings;
import org.replsim.rows.RowStore;
import org.replsim.server.replica.Replica;
import org.replsim.table.Comparison;

/** Makes the records of the servers' rows. */
final class RowsRecords {

    private RowsRecords() {}

    /** By server, and by each named connection of a replica. */
    static SortedMap<String, RowsRecord> of(Cluster cluster) {
        DriftMeter meter = new DriftMeter(cluster);
        SortedMap<String, RowsRecord> records = new TreeMap<>();
        for (Node node : cluster.nodes()) {
            records.put(node.server().name(), record(node, node.replica(), "", meter));
            for (Replica replica : node.replicas()) {
                String connection = replica.info().connection();
                if (!connection.isEmpty()) {
                    String key = ReplicationSpec.key(node.server().name(), connection);
                    records.put(key, record(node, replica, connection, meter));
                }
            }
        }
        return records;
    }

    private static RowsRecord record(Node node, @Nullable Replica replica, String connection, DriftMeter meter) {
        RowStore rows = node.server().rows();
        Meetings meetings = rows.meetings(connection);
        return new RowsRecord(
                meetings.duplicateKeys(),
                meetings.keysNotFound(),
                meetings.overwrites(),
                meetings.rowsIgnored(),
                meetings.refusedInserts(),
                replica == null ? 0 : replica.applier().groups().skippedCount(),
                replica == null ? Drift.NONE : meter.of(replica),
                replica == null ? 0 : typed(replica, node),
                rows.active() ? rows.checksum() : 0);
    }

    /** What only the replica has may have come from another source. */
    private static long typed(Replica replica, Node node) {
        return Comparison.differences(
                        replica.upstream().server().databases(),
                        replica.server().databases())
                .stream()
                .filter(each -> each.left() != null || !known(each, replica, node))
                .count();
    }

    private static boolean known(Comparison.Difference row, Replica replica, Node node) {
        return node.replicas().stream()
                .filter(other -> other != replica)
                .anyMatch(other -> other.upstream()
                        .server()
                        .databases()
                        .tables(row.database())
                        .contains(row.table()));
    }
}

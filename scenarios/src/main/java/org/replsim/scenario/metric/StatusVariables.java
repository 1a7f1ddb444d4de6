package org.replsim.scenario.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.SourceRecord;

/** The status variables of the servers as metrics, by their own names and in their own units. */
public final class StatusVariables {

    private static final List<String> OF_SOURCES = List.of(
            "Binlog_commits",
            "Binlog_group_commits",
            "Binlog_group_commit_trigger_count",
            "Binlog_group_commit_trigger_lock_wait",
            "Binlog_group_commit_trigger_timeout",
            "Innodb_deadlocks",
            "Innodb_row_lock_waits",
            "Rpl_semi_sync_master_clients",
            "Rpl_semi_sync_master_get_ack",
            "Rpl_semi_sync_master_net_avg_wait_time",
            "Rpl_semi_sync_master_net_wait_time",
            "Rpl_semi_sync_master_net_waits",
            "Rpl_semi_sync_master_no_times",
            "Rpl_semi_sync_master_no_tx",
            "Rpl_semi_sync_master_request_ack",
            "Rpl_semi_sync_master_status",
            "Rpl_semi_sync_master_timefunc_failures",
            "Rpl_semi_sync_master_tx_avg_wait_time",
            "Rpl_semi_sync_master_tx_wait_time",
            "Rpl_semi_sync_master_tx_waits",
            "Rpl_semi_sync_master_wait_pos_backtraverse",
            "Rpl_semi_sync_master_wait_sessions",
            "Rpl_semi_sync_master_yes_tx");

    private static final List<String> OF_REPLICAS = List.of(
            "Last_IO_Errno",
            "Last_SQL_Errno",
            "Relay_Log_Space",
            "Rpl_semi_sync_slave_send_ack",
            "Rpl_semi_sync_slave_status",
            "Slave_connections",
            "Slave_heartbeat_period",
            "Slave_received_heartbeats",
            "Slave_retried_transactions",
            "Slave_skipped_errors");

    private StatusVariables() {}

    /** The names that are known. */
    static List<String> names() {
        List<String> names = new ArrayList<>(OF_SOURCES);
        names.addAll(OF_REPLICAS);
        return names;
    }

    /** A status variable as a metric, in either of its spellings. */
    static Optional<Metric> find(String name) {
        String plain = name.replace("Rpl_semi_sync_source_", "Rpl_semi_sync_master_")
                .replace("Rpl_semi_sync_replica_", "Rpl_semi_sync_slave_");
        boolean ofSource = OF_SOURCES.contains(plain);
        if (!ofSource && !OF_REPLICAS.contains(plain)) {
            return Optional.empty();
        }
        return Optional.of(new Metric(
                name,
                MetricUnit.NUMBER,
                ofSource ? Metric.Owner.SOURCE : Metric.Owner.REPLICA,
                "the whole run",
                "the server's status variable, in the server's unit",
                (run, server) -> value(run, server, plain),
                Optional.empty()));
    }

    /** The value on a server, NaN if it shows no such variable. */
    static double value(Measured run, String server, String name) {
        Long value = shown(run, server).get(name);
        return value == null ? Double.NaN : value;
    }

    private static SortedMap<String, Long> shown(Measured run, String server) {
        SortedMap<String, Long> all = new TreeMap<>();
        SourceRecord source = run.record().sources().get(server);
        ReplicaRecord replica = run.record().replicas().get(server);
        if (source != null) {
            all.putAll(source.status());
        }
        if (replica != null) {
            all.putAll(replica.status());
        }
        return all;
    }

    /** Every status variable of every server that shows any. */
    static List<MetricValue> values(Measured run) {
        SortedMap<String, SortedMap<String, Long>> servers = new TreeMap<>();
        run.record().sources().keySet().forEach(server -> servers.put(server, shown(run, server)));
        run.record().replicas().keySet().forEach(server -> servers.put(server, shown(run, server)));
        List<MetricValue> values = new ArrayList<>();
        for (Map.Entry<String, SortedMap<String, Long>> server : servers.entrySet()) {
            server.getValue()
                    .forEach((name, value) -> values.add(new MetricValue(name, server.getKey(), "", value, "")));
        }
        return values;
    }
}

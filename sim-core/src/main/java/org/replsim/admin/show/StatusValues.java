package org.replsim.admin.show;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.Server;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.DumpThread;
import org.replsim.server.source.DumpThreadState;

/** The status variables of a server as it prints them (spec 2.10): exactly those that its version has. */
final class StatusValues {

    private static final long SECOND = 1_000_000_000L;
    private static final String SEMI_SYNC_MASTER = "Rpl_semi_sync_master_";
    private static final String SEMI_SYNC_SLAVE = "Rpl_semi_sync_slave_";

    private final Node node;
    private final String connection;
    private final Server server;
    private final ServerProfile profile;
    private final ProcessSource sessions;
    private final SortedMap<String, String> values = new TreeMap<>();

    /** @param connection whose values are shown, of those that each connection has for itself */
    StatusValues(Node node, ProcessSource sessions, String connection) {
        this.node = node;
        this.connection = connection;
        this.sessions = sessions;
        server = node.server();
        profile = server.profile();
    }

    SortedMap<String, String> all() {
        Map<String, Long> counters = new TreeMap<>();
        node.engine().status(counters);
        counters.keySet().removeIf(name -> name.startsWith("Binlog_") && !hasCommitCounters(name));
        Replica replica = profile.vendor() == Vendor.MARIADB ? node.replica(connection) : node.replica();
        if (replica != null) {
            replica.status(counters);
        }
        counters.keySet()
                .removeIf(name -> name.startsWith("Last_") || name.startsWith("Relay_") || name.endsWith("_Groups"));
        semiSync(counters);
        counters.keySet().removeIf(name -> name.startsWith("Rpl_semi_sync_"));
        counters.forEach((name, value) -> values.put(name, Long.toString(value)));
        replication(replica);
        server();
        return values;
    }

    /** MariaDB's; what ended a group's delay is known from 10 on. */
    private boolean hasCommitCounters(String name) {
        return profile.vendor() == Vendor.MARIADB
                && (profile.generation() == Generation.MARIADB_10 || !name.contains("_trigger_"));
    }

    private void semiSync(Map<String, Long> counters) {
        if (server.plugins().has(true)) {
            counters.forEach((name, value) -> {
                if (name.startsWith(SEMI_SYNC_MASTER)) {
                    values.put(named(name, true), name.endsWith("_status") ? flag(value) : Long.toString(value));
                }
            });
        }
        if (server.plugins().has(false)) {
            values.put(
                    named(SEMI_SYNC_SLAVE + "status", false),
                    flag(counters.getOrDefault(SEMI_SYNC_SLAVE + "status", 0L)));
            if (profile.semiSync().ackCounters()) {
                values.put(
                        SEMI_SYNC_SLAVE + "send_ack",
                        Long.toString(counters.getOrDefault(SEMI_SYNC_SLAVE + "send_ack", 0L)));
            }
        }
    }

    private String named(String name, boolean ofSource) {
        return server.plugins().newNames(ofSource) ? profile.statusName(name) : name;
    }

    private void replication(@Nullable Replica replica) {
        boolean mariaDb10 = profile.generation() == Generation.MARIADB_10;
        boolean mariaDb = profile.vendor() == Vendor.MARIADB;
        if (mariaDb) {
            values.put("Rpl_status", "AUTH_MASTER");
            values.put("Slave_running", flag(replica != null && running(replica) ? 1 : 0));
            values.put(
                    "Slave_heartbeat_period",
                    replica == null ? "0.000" : ReplicaStatusValues.heartbeatPeriod(replica.info()));
            values.putIfAbsent("Slave_received_heartbeats", "0");
            values.putIfAbsent("Slave_retried_transactions", "0");
            values.put("Slave_open_temp_tables", "0");
        } else {
            values.remove("Slave_received_heartbeats");
            values.remove("Slave_retried_transactions");
            values.put(
                    profile.generation() == Generation.MYSQL_5_7
                            ? "Slave_open_temp_tables"
                            : "Replica_open_temp_tables",
                    "0");
        }
        if (mariaDb10) {
            values.put("Slave_connections", Long.toString(dumps()));
            values.put("Slaves_connected", Long.toString(dumps()));
            values.put(
                    "Slaves_running",
                    Long.toString(node.replicas().stream()
                            .filter(StatusValues::running)
                            .count()));
            long passedOver = replica == null ? 0 : replica.applier().groups().skippedErrors();
            values.put("Slave_skipped_errors", Long.toString(passedOver));
        }
    }

    private static boolean running(Replica replica) {
        return replica.ioThread().state().running(replica.server().profile()).equals("Yes")
                && replica.applier().running();
    }

    private long dumps() {
        return node.engine().dumps().stream()
                .map(DumpThread::state)
                .filter(state -> state != DumpThreadState.NONE)
                .count();
    }

    private void server() {
        long connected = new ClientRows(node, sessions).rows().size();
        values.put("Threads_connected", Long.toString(connected + dumps()));
        values.put("Uptime", Long.toString((server.now() - server.startedNanos()) / SECOND));
        values.put("Uptime_since_flush_status", values.getOrDefault("Uptime", "0"));
    }

    private static String flag(long value) {
        return value != 0 ? "ON" : "OFF";
    }
}

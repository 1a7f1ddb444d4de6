package org.replsim.admin.show;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.admin.file.BinlogReader;
import org.replsim.admin.file.LogEntry;
import org.replsim.admin.file.RelayLogReader;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Vendor;
import org.replsim.server.replica.RelayLog.RelayFile;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;
import org.replsim.sql.Show;

/** SHOW BINLOG EVENTS and SHOW RELAYLOG EVENTS. */
final class EventsShow {

    private static final long FIRST_POSITION = 4;

    private EventsShow() {}

    /** No row without such a log; error 1220 for a file or a position that is not there. */
    static Answer show(Show.Events statement, Node node, Cluster cluster, String connection) {
        String command = statement.relayLog() ? "SHOW RELAYLOG EVENTS" : "SHOW BINLOG EVENTS";
        String named = statement.connection();
        Answer unknown = named == null ? null : UnknownConnection.check(named, node);
        if (unknown != null) {
            return unknown;
        }
        Replica replica = replica(node, named, connection);
        boolean absent = statement.relayLog() ? replica == null : node.source() == null;
        List<LogEntry> entries = absent
                ? List.of()
                : statement.relayLog()
                        ? relayEvents(statement, replica, cluster)
                        : binlogEvents(statement, node, cluster);
        if (entries == null) {
            return failure(command, "Could not find target log");
        }
        return rows(statement, entries, command);
    }

    /** The connection that is named; else the session's in MariaDB, and in MySQL the first. */
    private static @Nullable Replica replica(Node node, @Nullable String named, String session) {
        boolean mySql = node.server().profile().vendor() == Vendor.MYSQL;
        return named != null ? node.replica(named) : mySql ? node.replica() : node.replica(session);
    }

    private static Answer rows(Show.Events statement, List<LogEntry> entries, String command) {
        Long from = statement.from();
        long first = from == null ? FIRST_POSITION : Math.max(FIRST_POSITION, from);
        boolean known = entries.isEmpty()
                || entries.get(entries.size() - 1).end() == first
                || entries.stream().anyMatch(entry -> entry.position() == first);
        if (!known) {
            return failure(command, "Wrong offset or I/O error");
        }
        Long limit = statement.limit();
        Grid grid = new Grid()
                .texts("Log_name")
                .numbers("Pos")
                .texts("Event_type")
                .numbers("Server_id", "End_log_pos")
                .texts("Info");
        entries.stream()
                .filter(entry -> entry.position() >= first)
                .skip(statement.offset())
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .forEach(entry -> grid.row(
                        entry.file(),
                        entry.position(),
                        entry.type(),
                        entry.serverId(),
                        entry.endLogPos(),
                        entry.info()));
        return grid.answer();
    }

    private static @Nullable List<LogEntry> binlogEvents(Show.Events statement, Node node, Cluster cluster) {
        Source source = Objects.requireNonNull(node.source());
        BinlogFiles files = source.binlog().files();
        String name = statement.file();
        int file = name == null ? files.firstKept() : files.indexOf(plain(name));
        return file >= 0 && files.exists(file) ? new BinlogReader(cluster, source).read(file) : null;
    }

    private static @Nullable List<LogEntry> relayEvents(Show.Events statement, @Nullable Replica of, Cluster cluster) {
        Replica replica = Objects.requireNonNull(of);
        String name = statement.file();
        for (RelayFile file : replica.relayLog().files()) {
            if (name == null || file.name().equals(plain(name))) {
                return new RelayLogReader(cluster, replica).read(file);
            }
        }
        return null;
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static Answer failure(String command, String why) {
        return new Answer.Failure(1220, "HY000", "Error when executing command " + command + ": " + why);
    }
}

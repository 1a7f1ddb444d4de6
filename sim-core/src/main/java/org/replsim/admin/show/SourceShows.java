package org.replsim.admin.show;

import org.replsim.admin.Answer;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerUuid;
import org.replsim.server.Vendor;
import org.replsim.server.source.DumpThread;
import org.replsim.server.source.DumpThreadState;
import org.replsim.server.source.Source;

/** What a source shows of its binary log and of those who read it. */
final class SourceShows {

    private SourceShows() {}

    /** SHOW MASTER STATUS (spec 3.4); no row without log_bin. */
    static Answer status(Node node) {
        boolean mySql = node.server().profile().vendor() == Vendor.MYSQL;
        Grid grid = new Grid().texts("File").numbers("Position").texts("Binlog_Do_DB", "Binlog_Ignore_DB");
        if (mySql) {
            grid.texts("Executed_Gtid_Set");
        }
        Source source = node.source();
        if (source != null) {
            BinlogFiles files = source.binlog().files();
            if (mySql) {
                String executed = node.gtidExecuted().text(node.server().transactions()::uuid);
                grid.row(files.currentName(), files.currentPosition(), "", "", executed);
            } else {
                grid.row(files.currentName(), files.currentPosition(), "", "");
            }
        }
        return grid.answer();
    }

    /** SHOW BINARY LOGS: what the index names; a file that somebody removed has no size. */
    static Answer binaryLogs(Node node) {
        Source source = node.source();
        if (source == null) {
            return new Answer.Failure(1381, "HY000", "You are not using binary logging");
        }
        boolean encrypted = newWords(node.server().profile());
        Grid grid = new Grid().texts("Log_name").numbers("File_size");
        if (encrypted) {
            grid.texts("Encrypted");
        }
        BinlogFiles files = source.binlog().files();
        for (int file = files.firstKept(); file < files.count(); file++) {
            long size = files.exists(file) ? files.sizeOf(file) : 0;
            if (encrypted) {
                grid.row(files.name(file), size, "No");
            } else {
                grid.row(files.name(file), size);
            }
        }
        return grid.answer();
    }

    /** SHOW SLAVE HOSTS, SHOW REPLICAS: who has registered and is connected. */
    static Answer replicas(Replicas replicas, Node node, boolean replicaWords) {
        ServerProfile profile = node.server().profile();
        Grid grid = replicaColumns(profile, replicaWords);
        for (DumpThread dump : node.engine().dumps()) {
            if (dump.state() == DumpThreadState.NONE) {
                continue;
            }
            Object own = node.server().serverId();
            String host = replicas.reportHost(dump);
            int port = replicas.port(dump);
            switch (profile.generation()) {
                case MARIADB_5_5 -> grid.row(dump.serverId(), host, port, 0, own);
                case MARIADB_10 -> grid.row(dump.serverId(), host, port, own);
                case MYSQL_5_7, MYSQL_8_0, MYSQL_8_4 ->
                    grid.row(dump.serverId(), host, port, own, ServerUuid.of(dump.replica()));
            }
        }
        return grid.answer();
    }

    private static Grid replicaColumns(ServerProfile profile, boolean replicaWords) {
        return switch (profile.generation()) {
            case MARIADB_5_5 ->
                new Grid().numbers("Server_id").texts("Host").numbers("Port", "Rpl_recovery_rank", "Master_id");
            case MARIADB_10 -> new Grid().numbers("Server_id").texts("Host").numbers("Port", "Master_id");
            case MYSQL_5_7, MYSQL_8_0, MYSQL_8_4 ->
                replicaWords || profile.generation() == Generation.MYSQL_8_4
                        ? new Grid()
                                .numbers("Server_Id")
                                .texts("Host")
                                .numbers("Port", "Source_Id")
                                .texts("Replica_UUID")
                        : new Grid()
                                .numbers("Server_id")
                                .texts("Host")
                                .numbers("Port", "Master_id")
                                .texts("Slave_UUID");
        };
    }

    /** Whether a version is MySQL 8. */
    static boolean newWords(ServerProfile profile) {
        return profile.generation() == Generation.MYSQL_8_0 || profile.generation() == Generation.MYSQL_8_4;
    }
}

package org.replsim.admin.show;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.replsim.admin.file.HostTime;
import org.replsim.binlog.Gtid;
import org.replsim.server.Generation;
import org.replsim.server.Server;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerUuid;
import org.replsim.server.ServerVariable;
import org.replsim.server.Vendor;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.ReplicaPositions.GroupPosition;
import org.replsim.server.replica.ReplicaPositions.SourcePosition;
import org.replsim.server.replica.Until;

/** The cells of SHOW SLAVE STATUS for all versions, by the names with master and slave; what is missing is NULL. */
final class ReplicaStatusValues {

    private static final long SECOND = 1_000_000_000L;

    private final Replica replica;
    private final Server server;
    private final ServerProfile profile;
    private final MasterInfo info;
    private final Map<String, Object> values = new TreeMap<>();

    ReplicaStatusValues(Replica replica) {
        this.replica = replica;
        server = replica.server();
        profile = server.profile();
        info = replica.info();
    }

    Map<String, Object> all() {
        connection();
        positions();
        threads();
        errors();
        filters();
        ssl();
        mariaDb();
        mySql();
        return values;
    }

    private void connection() {
        values.put("Master_Host", info.host());
        values.put("Master_User", info.user());
        values.put("Master_Port", info.port());
        values.put("Connect_Retry", info.connectRetryNanos() / SECOND);
        values.put(
                "Replicate_Ignore_Server_Ids",
                info.ignoredServerIds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        values.put(
                "Master_Server_Id",
                replica.positions().known() ? replica.upstream().server().serverId() : 0);
    }

    private void positions() {
        SourcePosition read = replica.positions().read();
        GroupPosition group = replica.positions().group();
        values.put("Master_Log_File", read.file());
        values.put("Read_Master_Log_Pos", read.position());
        values.put("Relay_Log_File", group.relayFile());
        values.put("Relay_Log_Pos", group.relayPosition());
        values.put("Relay_Master_Log_File", group.source().file());
        values.put("Exec_Master_Log_Pos", group.source().position());
        values.put("Relay_Log_Space", replica.relayLog().space());
    }

    private void threads() {
        values.put("Slave_IO_State", replica.ioThread().state().text(profile));
        values.put("Slave_IO_Running", replica.ioThread().state().running(profile));
        values.put("Slave_SQL_Running", replica.applier().running() ? "Yes" : "No");
        String sqlState = replica.applier().stateText();
        values.put("Slave_SQL_Running_State", sqlState);
        values.put("Slave_SQL_State", sqlState);
        long behind = replica.secondsBehindMaster();
        if (behind >= 0) {
            values.put("Seconds_Behind_Master", behind);
        }
        Until until = replica.applier().until();
        values.put("Skip_Counter", replica.applier().skipCounter());
        values.put("Until_Condition", untilCondition(until));
        values.put("Until_Log_File", until.file());
        values.put("Until_Log_Pos", until.position());
        values.put("SQL_Delay", replica.applier().delaySeconds());
        long remaining = replica.applier().remainingDelaySeconds();
        if (remaining >= 0) {
            values.put("SQL_Remaining_Delay", remaining);
        }
    }

    private String untilCondition(Until until) {
        String text = until.condition().text();
        return text.equals("Gtid") && profile.vendor() == Vendor.MYSQL ? "SQL_BEFORE_GTIDS" : text;
    }

    private void errors() {
        values.put("Last_IO_Errno", replica.ioThread().lastErrno());
        values.put("Last_IO_Error", replica.ioThread().lastError());
        values.put("Last_Errno", replica.applier().lastSqlErrno());
        values.put("Last_Error", replica.applier().lastSqlError());
        values.put("Last_SQL_Errno", replica.applier().lastSqlErrno());
        values.put("Last_SQL_Error", replica.applier().lastSqlError());
        values.put("Last_IO_Error_Timestamp", "");
        values.put("Last_SQL_Error_Timestamp", replica.applier().lastSqlErrno() == 0 ? "" : sqlErrorTime());
    }

    private String sqlErrorTime() {
        return HostTime.ofLog(server.host().clock().seconds(replica.applier().lastSqlErrorNanos()));
    }

    private void filters() {
        for (String list : new String[] {
            "Do_DB", "Ignore_DB", "Do_Table", "Ignore_Table", "Wild_Do_Table", "Wild_Ignore_Table", "Rewrite_DB"
        }) {
            values.put("Replicate_" + list, "");
        }
    }

    private void ssl() {
        values.put("Master_SSL_Allowed", "No");
        values.put("Master_SSL_Verify_Server_Cert", profile == ServerProfile.MARIADB_11_4 ? "Yes" : "No");
        for (String file : new String[] {"CA_File", "CA_Path", "Cert", "Cipher", "Key", "Crl", "Crlpath"}) {
            values.put("Master_SSL_" + file, "");
        }
    }

    private void mariaDb() {
        values.put("Connection_name", info.connection());
        values.put("Using_Gtid", info.usingGtid());
        values.put(
                "Gtid_IO_Pos", info.usesGtid() ? Gtid.text(replica.positions().received()) : "");
        values.put("Replicate_Do_Domain_Ids", "");
        values.put("Replicate_Ignore_Domain_Ids", "");
        values.put("Parallel_Mode", ServerVariable.SLAVE_PARALLEL_MODE.choices().get((int)
                server.variables().number(ServerVariable.SLAVE_PARALLEL_MODE)));
        Map<String, Long> groups = new TreeMap<>();
        replica.applier().groups().status(groups);
        values.putAll(groups);
        values.put("Retried_transactions", replica.applier().retriedTransactions());
        values.put("Max_relay_log_size", server.variables().number(ServerVariable.MAX_RELAY_LOG_SIZE));
        values.put("Executed_log_entries", replica.applier().appliedRows());
        values.put("Slave_received_heartbeats", replica.ioThread().heartbeats());
        values.put("Slave_heartbeat_period", heartbeatPeriod(info));
        values.put("Gtid_Slave_Pos", Gtid.text(server.gtids().applied().position()));
    }

    private void mySql() {
        values.put(
                "Master_UUID",
                replica.positions().known()
                        ? ServerUuid.of(replica.upstream().server().name())
                        : "");
        values.put(
                "Master_Info_File",
                profile.generation() == Generation.MYSQL_5_7
                                && info.connection().isEmpty()
                        ? SystemVariables.datadir(server) + "master.info"
                        : "mysql.slave_master_info");
        values.put("Master_Retry_Count", info.masterRetryCount());
        for (String field :
                new String[] {"Master_Bind", "Master_TLS_Version", "Master_public_key_path", "Network_Namespace"}) {
            values.put(field, "");
        }
        values.put("Channel_Name", info.connection());
        values.put("Retrieved_Gtid_Set", replica.positions().retrieved().text(server.transactions()::uuid));
        values.put("Executed_Gtid_Set", server.gtids().executed().text(server.transactions()::uuid));
        values.put("Auto_Position", info.usingGtid().equals("Auto_Position") ? 1 : 0);
        values.put("Get_master_public_key", 0);
    }

    /** Slave_heartbeat_period: seconds with three decimals. */
    static String heartbeatPeriod(MasterInfo info) {
        long millis = info.heartbeatPeriodNanos() / 1_000_000;
        return String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000);
    }
}

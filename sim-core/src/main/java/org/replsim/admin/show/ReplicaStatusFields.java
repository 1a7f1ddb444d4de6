package org.replsim.admin.show;

import java.util.ArrayList;
import java.util.List;
import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;

/** The columns of SHOW SLAVE STATUS in the order of each version (spec 3.5), by their names with master and slave. */
final class ReplicaStatusFields {

    private static final List<String> COMMON = List.of(
            "Slave_IO_State",
            "Master_Host",
            "Master_User",
            "Master_Port",
            "Connect_Retry",
            "Master_Log_File",
            "Read_Master_Log_Pos",
            "Relay_Log_File",
            "Relay_Log_Pos",
            "Relay_Master_Log_File",
            "Slave_IO_Running",
            "Slave_SQL_Running",
            "Replicate_Do_DB",
            "Replicate_Ignore_DB",
            "Replicate_Do_Table",
            "Replicate_Ignore_Table",
            "Replicate_Wild_Do_Table",
            "Replicate_Wild_Ignore_Table",
            "Last_Errno",
            "Last_Error",
            "Skip_Counter",
            "Exec_Master_Log_Pos",
            "Relay_Log_Space",
            "Until_Condition",
            "Until_Log_File",
            "Until_Log_Pos",
            "Master_SSL_Allowed",
            "Master_SSL_CA_File",
            "Master_SSL_CA_Path",
            "Master_SSL_Cert",
            "Master_SSL_Cipher",
            "Master_SSL_Key",
            "Seconds_Behind_Master",
            "Master_SSL_Verify_Server_Cert",
            "Last_IO_Errno",
            "Last_IO_Error",
            "Last_SQL_Errno",
            "Last_SQL_Error",
            "Replicate_Ignore_Server_Ids",
            "Master_Server_Id");

    private static final List<String> MARIADB_10 = List.of(
            "Master_SSL_Crl",
            "Master_SSL_Crlpath",
            "Using_Gtid",
            "Gtid_IO_Pos",
            "Replicate_Do_Domain_Ids",
            "Replicate_Ignore_Domain_Ids",
            "Parallel_Mode",
            "SQL_Delay",
            "SQL_Remaining_Delay",
            "Slave_SQL_Running_State",
            "Slave_DDL_Groups",
            "Slave_Non_Transactional_Groups",
            "Slave_Transactional_Groups",
            "Replicate_Rewrite_DB");

    private static final List<String> MARIADB_10_ALL = List.of(
            "Retried_transactions",
            "Max_relay_log_size",
            "Executed_log_entries",
            "Slave_received_heartbeats",
            "Slave_heartbeat_period",
            "Gtid_Slave_Pos");

    private static final List<String> MYSQL = List.of(
            "Master_UUID",
            "Master_Info_File",
            "SQL_Delay",
            "SQL_Remaining_Delay",
            "Slave_SQL_Running_State",
            "Master_Retry_Count",
            "Master_Bind",
            "Last_IO_Error_Timestamp",
            "Last_SQL_Error_Timestamp",
            "Master_SSL_Crl",
            "Master_SSL_Crlpath",
            "Retrieved_Gtid_Set",
            "Executed_Gtid_Set",
            "Auto_Position",
            "Replicate_Rewrite_DB",
            "Channel_Name",
            "Master_TLS_Version");

    private static final List<String> MYSQL_8 =
            List.of("Master_public_key_path", "Get_master_public_key", "Network_Namespace");

    /** Those that are numbers. */
    private static final List<String> NUMBERS = List.of(
            "Master_Port",
            "Connect_Retry",
            "Read_Master_Log_Pos",
            "Relay_Log_Pos",
            "Last_Errno",
            "Skip_Counter",
            "Exec_Master_Log_Pos",
            "Relay_Log_Space",
            "Until_Log_Pos",
            "Seconds_Behind_Master",
            "Last_IO_Errno",
            "Last_SQL_Errno",
            "Master_Server_Id",
            "SQL_Delay",
            "SQL_Remaining_Delay",
            "Slave_DDL_Groups",
            "Slave_Non_Transactional_Groups",
            "Slave_Transactional_Groups",
            "Master_Retry_Count",
            "Auto_Position",
            "Get_master_public_key",
            "Retried_transactions",
            "Max_relay_log_size",
            "Executed_log_entries",
            "Slave_received_heartbeats",
            "Slave_heartbeat_period");

    private ReplicaStatusFields() {}

    /**
     * The columns of a version.
     *
     * @param all those of SHOW ALL SLAVES STATUS, which only MariaDB 10 has
     */
    static List<String> of(ServerProfile profile, boolean all) {
        List<String> fields = new ArrayList<>();
        if (all) {
            fields.add("Connection_name");
            fields.add("Slave_SQL_State");
        }
        fields.addAll(COMMON);
        switch (profile.generation()) {
            case MARIADB_5_5 -> {}
            case MARIADB_10 -> fields.addAll(MARIADB_10);
            case MYSQL_5_7 -> fields.addAll(MYSQL);
            case MYSQL_8_0, MYSQL_8_4 -> {
                fields.addAll(MYSQL);
                fields.addAll(MYSQL_8);
            }
        }
        if (all) {
            fields.addAll(MARIADB_10_ALL);
        }
        return fields;
    }

    /** Whether a column is a number. */
    static boolean numeric(String field) {
        return NUMBERS.contains(field);
    }

    /** A column's title: MySQL 8 says source and replica where REPLICA was written. */
    static String title(String field, ServerProfile profile, boolean replicaWords) {
        boolean renamed = profile.generation() == Generation.MYSQL_8_4
                || (replicaWords && profile.generation() == Generation.MYSQL_8_0);
        if (!renamed) {
            return field;
        }
        return field.replace("Get_master", "Get_Source")
                .replace("Master", "Source")
                .replace("Slave", "Replica");
    }
}

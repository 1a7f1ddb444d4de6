package org.replsim.admin;

import java.util.List;
import java.util.Optional;
import org.replsim.admin.show.SystemVariables;
import org.replsim.server.Release;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/** Variables that the model does not obey but that clients read and dumps set: accepted by sessions, and without effect. */
final class OtherVariables {

    private static final List<String> OF_SESSIONS = List.of(
            "sql_mode",
            "time_zone",
            "foreign_key_checks",
            "unique_checks",
            "sql_notes",
            "sql_safe_updates",
            "character_set_client",
            "character_set_results",
            "character_set_connection",
            "collation_connection",
            "tx_isolation",
            "transaction_isolation",
            "sql_log_bin",
            "net_read_timeout",
            "net_write_timeout",
            "gtid_seq_no",
            "pseudo_slave_mode",
            "pseudo_thread_id",
            "timestamp");

    private OtherVariables() {}

    /** The value of a variable outside of the model, if there is such a one. */
    static Optional<String> value(AdminSession session, String name) {
        Server server = session.node().server();
        return switch (name) {
            case "autocommit" -> Optional.of(session.variables().autocommit() ? "1" : "0");
            case "version" -> Optional.of(version(server));
            case "last_insert_id" ->
                Optional.of(Long.toString(session.variables().lastInsertId()));
            case "insert_id" -> Optional.of("0");
            case "hostname" -> Optional.of(server.host().name());
            case "pseudo_thread_id" -> Optional.of(Long.toString(session.connectionId()));
            case "tx_isolation", "transaction_isolation" -> Optional.of("READ-COMMITTED");
            case "net_read_timeout" -> Optional.of("30");
            case "net_write_timeout" -> Optional.of("60");
            case "sql_log_bin", "foreign_key_checks", "unique_checks", "sql_notes" -> Optional.of("1");
            case "time_zone" -> Optional.of("SYSTEM");
            case "sql_mode" -> Optional.of("STRICT_TRANS_TABLES");
            default ->
                OF_SESSIONS.contains(name)
                        ? Optional.of("")
                        : Optional.ofNullable(SystemVariables.of(session.node()).get(name));
        };
    }

    /** Whether nobody can set it. */
    static boolean fixed(String name) {
        return !OF_SESSIONS.contains(name);
    }

    /** VERSION() of a server. */
    static String version(Server server) {
        boolean logs = !server.variables().text(ServerVariable.LOG_BIN).isEmpty();
        return Release.of(server.profile()).version(logs);
    }
}

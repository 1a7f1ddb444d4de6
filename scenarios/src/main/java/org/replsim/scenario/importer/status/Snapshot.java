package org.replsim.scenario.importer.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a server said at one time.
 *
 * @param kind which statement it answered
 * @param place where it stands, as file:line
 * @param values by name; names of status variables and settings in lower case
 */
record Snapshot(Kind kind, String place, Map<String, String> values) {

    /** The statements that are understood. */
    enum Kind {
        /** SHOW GLOBAL STATUS. */
        STATUS("SHOW GLOBAL STATUS"),
        /** SHOW GLOBAL VARIABLES. */
        VARIABLES("SHOW GLOBAL VARIABLES"),
        /** SHOW SLAVE STATUS, SHOW REPLICA STATUS. */
        REPLICA("SHOW SLAVE STATUS"),
        /** SHOW MASTER STATUS, SHOW BINARY LOG STATUS. */
        SOURCE("SHOW MASTER STATUS");

        private final String statement;

        Kind(String statement) {
            this.statement = statement;
        }

        String statement() {
            return statement;
        }
    }

    /** What the tables of a dump are; others are left out. */
    static List<Snapshot> of(List<Table> tables) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Table table : tables) {
            if (table.has("Variable_name") && table.has("Value")) {
                Map<String, String> values = new LinkedHashMap<>();
                table.rows()
                        .forEach(row -> values.put(
                                row.getOrDefault("Variable_name", "").toLowerCase(Locale.ROOT),
                                row.getOrDefault("Value", "")));
                snapshots.add(new Snapshot(isStatus(values) ? Kind.STATUS : Kind.VARIABLES, table.place(), values));
            } else if (table.has("Slave_IO_State") || table.has("Replica_IO_State")) {
                table.rows().forEach(row -> snapshots.add(new Snapshot(Kind.REPLICA, table.place(), row)));
            } else if (table.has("File") && table.has("Position")) {
                table.rows().forEach(row -> snapshots.add(new Snapshot(Kind.SOURCE, table.place(), row)));
            }
        }
        return snapshots;
    }

    /** Status variables and settings look the same; these names are of the one kind only. */
    private static boolean isStatus(Map<String, String> values) {
        return values.containsKey("uptime")
                || values.containsKey("binlog_commits")
                || values.keySet().stream()
                        .anyMatch(name -> name.startsWith("com_")
                                || name.matches("rpl_semi_sync_(master|source)_(yes_tx|clients|status)")
                                || name.matches("rpl_semi_sync_(slave|replica)_status")
                                || name.startsWith("innodb_row")
                                || name.startsWith("binlog_group_commit"));
    }
}

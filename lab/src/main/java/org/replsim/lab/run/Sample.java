package org.replsim.lab.run;

import java.util.Map;

/**
 * What a server said of itself at an instant.
 *
 * @param atNanos when it was asked, from the start of the run
 * @param status SHOW GLOBAL STATUS, as far as replication is concerned
 * @param replica SHOW SLAVE STATUS; empty if it has no source
 * @param written transactions in its binary log, by gtid_binlog_pos
 * @param applied transactions that it has applied as a replica, by gtid_slave_pos
 */
record Sample(long atNanos, Map<String, String> status, Map<String, String> replica, long written, long applied) {

    /** The variable among the status variables that tells a semi-sync that is OFF from one that is not wanted. */
    static final String SEMI_SYNC_ENABLED = "rpl_semi_sync_master_enabled";

    /** Transactions up to a position: the sequence numbers of all domains together. */
    static long transactions(String position) {
        long sum = 0;
        for (String gtid : position.split(",", -1)) {
            if (!gtid.isBlank()) {
                sum += Long.parseLong(gtid.substring(gtid.lastIndexOf('-') + 1).strip());
            }
        }
        return sum;
    }

    /** Transactions that its IO thread has received; by position that cannot be told: then those applied. */
    long received() {
        String position = replica.getOrDefault("Gtid_IO_Pos", "");
        return position.isEmpty() ? applied : transactions(position);
    }

    /** A number of SHOW GLOBAL STATUS or, if it is not there, of SHOW SLAVE STATUS; NaN if it is none. */
    double number(String name) {
        String text = status.getOrDefault(name, replica.getOrDefault(name, ""));
        if (text.equals("ON") || text.equals("OFF")) {
            return text.equals("ON") ? 1 : 0;
        }
        return text.matches("-?[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(text) : Double.NaN;
    }
}

package org.replsim.failover;

import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;

/** The statements a manager sends, as each version understands them. */
final class Words {

    static final String READ_ONLY_ON = "SET GLOBAL read_only = ON";
    static final String PING = "SELECT 1";
    private static final int PORT = 3306;

    private final ServerProfile profile;

    Words(ServerProfile profile) {
        this.profile = profile;
    }

    String replicaStatus() {
        return in("SHOW SLAVE STATUS");
    }

    String stop() {
        return in("STOP SLAVE");
    }

    String stopIo() {
        return in("STOP SLAVE IO_THREAD");
    }

    String start() {
        return in("START SLAVE");
    }

    String forget() {
        return in("RESET SLAVE ALL");
    }

    String masterStatus() {
        return newest() ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS";
    }

    String resetMaster() {
        return newest() ? "RESET BINARY LOGS AND GTIDS" : "RESET MASTER";
    }

    String readOnlyOff() {
        return profile.vendor() == Vendor.MYSQL
                ? "SET GLOBAL super_read_only = OFF, GLOBAL read_only = OFF"
                : "SET GLOBAL read_only = OFF";
    }

    /** Whether it can be repointed by GTID. */
    boolean knowsGtid() {
        return profile.generation() != Generation.MARIADB_5_5;
    }

    /**
     * By GTID.
     *
     * @param wasPrimary its last transactions are its own; MariaDB counts these in current_pos only
     */
    String changeByGtid(String host, boolean wasPrimary) {
        String position = wasPrimary ? "current_pos" : "slave_pos";
        String by = profile.vendor() == Vendor.MYSQL ? "MASTER_AUTO_POSITION=1" : "MASTER_USE_GTID=" + position;
        return in(change(host) + ", " + by);
    }

    /** By host and port only: the coordinates become ('', 4), the first file of the new primary (spec 5.1). */
    String changeByHost(String host) {
        String off = profile.generation() == Generation.MARIADB_10 ? ", MASTER_USE_GTID=no" : "";
        return in(change(host) + off);
    }

    /** By file and position. */
    String changeAt(String host, Position at) {
        return in(change(host) + ", MASTER_LOG_FILE='" + at.file() + "', MASTER_LOG_POS=" + at.offset());
    }

    private static String change(String host) {
        return "CHANGE MASTER TO MASTER_HOST='" + host + "', MASTER_PORT=" + PORT;
    }

    private boolean newest() {
        return profile.generation() == Generation.MYSQL_8_4;
    }

    private String in(String old) {
        return newest()
                ? old.replace("CHANGE MASTER TO", "CHANGE REPLICATION SOURCE TO")
                        .replace("MASTER_", "SOURCE_")
                        .replace("SLAVE", "REPLICA")
                : old;
    }
}

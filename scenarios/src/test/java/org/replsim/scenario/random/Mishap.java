package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Faults that together cost a replica what it has acknowledged, each for another reason; what chance alone would seldom put
 * together. The first replica and its source are hit, at random instants like everything else.
 */
enum Mishap {
    NONE,
    /** Source and replica lose their power; the replica had not applied all, and asks by GTID. */
    ALL_BY_GTID,
    /** The same, by file and position, with a relay log that is not synced. */
    BOTH_LOSE_POWER,
    /** The source dies, and somebody types CHANGE MASTER on a replica that has not applied all. */
    CHANGE_MASTER,
    /** The source dies, and the replica is started again with relay_log_recovery. */
    RECOVERY,
    /** A replica that was away is told to go on at a later file. */
    GOES_ON_LATER,
    /** The SQL thread stops, and goes on behind the next group. */
    SKIP,
    /** A replica that logs loses its power; as init_rpl_role is SLAVE, its recovery cuts off what was only prepared. */
    CUT_OFF,
    /** The source loses its power and what one of two replicas had not received. */
    SOURCE_LOSES_IT,
    /** A manager promotes the replica, and throws away what it had not applied. */
    TAKEOVER,
    /** The relay log is damaged while nothing is applied. */
    DAMAGE;

    /** Settings of a server that it needs, beside semi-sync. */
    Map<String, Object> settings(int server) {
        Map<String, Object> wanted = new TreeMap<>();
        if (this == NONE) {
            return wanted;
        }
        if (server == 1) {
            wanted.put("rpl_semi_sync_master_enabled", "ON");
            wanted.put("rpl_semi_sync_master_timeout", "3s");
            wanted.put("max_binlog_size", this == GOES_ON_LATER || this == SOURCE_LOSES_IT ? "4KiB" : "16KiB");
            wanted.put("sync_binlog", this == SOURCE_LOSES_IT ? 0 : 1);
        }
        if (server == 2) {
            wanted.put("rpl_semi_sync_slave_enabled", "ON");
            wanted.put("sync_relay_log", this == BOTH_LOSE_POWER ? 10000 : 1);
            wanted.put("relay_log_recovery", this == RECOVERY ? "ON" : "OFF");
            if (this == CUT_OFF) {
                wanted.put("innodb_flush_log_at_trx_commit", 1);
                wanted.put("log_bin", "mysql-bin");
                wanted.put("sync_binlog", 1);
                wanted.put("log_slave_updates", "ON");
                wanted.put("init_rpl_role", "SLAVE");
                wanted.put("sync_relay_log_info", 1);
            }
        }
        return wanted;
    }

    /** Its lines of a timeline. */
    List<String> lines(Draw draw) {
        List<String> lines = new ArrayList<>();
        long at = draw.micros(2000, 4500);
        String later = Draw.text(at + draw.micros(20, 300));
        String muchLater = Draw.text(at + draw.micros(400, 900));
        String when = "{at: " + Draw.text(at) + ", ";
        String noSql = "{at: " + Draw.text(at - draw.micros(100, 900)) + ", stop: {replica: db2, thread: sql}}";
        switch (this) {
            case NONE -> {}
            case ALL_BY_GTID, BOTH_LOSE_POWER -> {
                lines.add(noSql);
                lines.add(when + "power_loss: a}");
                lines.add("{at: " + later + ", power_loss: b}");
                lines.add("{at: " + muchLater + ", start_server: db2}");
            }
            case CHANGE_MASTER -> {
                lines.add(noSql);
                lines.add(when + "crash_host: a}");
                lines.add("{at: " + later + ", on: db2, sql: [STOP SLAVE, CHANGE MASTER TO MASTER_CONNECT_RETRY = 1]}");
            }
            case RECOVERY -> {
                lines.add(noSql);
                lines.add(when + "crash_host: a}");
                lines.add("{at: " + later + ", crash: db2}");
                lines.add("{at: " + muchLater + ", start_server: db2}");
            }
            case GOES_ON_LATER -> {
                lines.add(when + "on: db2, sql: [STOP SLAVE, \"CHANGE MASTER TO MASTER_LOG_FILE = 'mysql-bin.00000"
                        + draw.between(3, 5) + "', MASTER_LOG_POS = 4\", START SLAVE]}");
                lines.add("{at: 300ms, cut: [db1, db2], kind: silent}");
                lines.add("{at: " + Draw.text(at - 1000) + ", restore: [db1, db2]}");
            }
            default -> others(draw, lines, at, noSql, later, muchLater);
        }
        return lines;
    }

    private void others(Draw draw, List<String> lines, long at, String noSql, String later, String muchLater) {
        String when = "{at: " + Draw.text(at) + ", ";
        switch (this) {
            case SKIP -> {
                lines.add(noSql);
                lines.add(when + "on: db2, sql: [SET GLOBAL sql_slave_skip_counter = 30, START SLAVE SQL_THREAD]}");
            }
            case CUT_OFF -> {
                lines.add(when + "power_loss: b}");
                lines.add(when + "crash_host: a}");
                lines.add("{at: " + muchLater + ", start_server: db2}");
            }
            case SOURCE_LOSES_IT -> {
                lines.add("{at: " + Draw.text(at - draw.micros(300, 1500)) + ", stop: {replica: db3, thread: io}}");
                lines.add(when + "power_loss: a}");
                lines.add("{at: " + later + ", start_server: db1}");
                lines.add("{at: " + muchLater + ", start: {replica: db3, thread: io}}");
            }
            case TAKEOVER -> {
                lines.add(noSql);
                lines.add(when + "crash: db1}");
            }
            case DAMAGE -> {
                lines.add(noSql);
                lines.add(when + "corrupt_relay_log: db2}");
            }
            default -> {}
        }
    }

    /** Whether its source never comes back, or only late. */
    boolean sourceGone(Draw draw) {
        boolean dies = this == ALL_BY_GTID
                || this == BOTH_LOSE_POWER
                || this == CHANGE_MASTER
                || this == RECOVERY
                || this == CUT_OFF;
        return dies && draw.chance(0.5);
    }
}

package org.replsim.admin.file;

import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;

/**
 * What mysqlbinlog prints of a log: each event with its place, then the statements by which it could be replayed. The rows
 * of row events are not printed.
 */
public final class MysqlBinlog {

    private final ServerProfile profile;
    private final StringBuilder text = new StringBuilder();

    private MysqlBinlog(ServerProfile profile) {
        this.profile = profile;
    }

    /** All events of a file. */
    public static String text(ServerProfile profile, List<LogEntry> entries) {
        return text(profile, entries, 0, Long.MAX_VALUE);
    }

    /**
     * The events between two positions, and Format_desc.
     *
     * @param profile of the server that wrote the file
     * @param start {@code --start-position}
     * @param stop {@code --stop-position}: the first that is left out
     */
    public static String text(ServerProfile profile, List<LogEntry> entries, long start, long stop) {
        MysqlBinlog printed = new MysqlBinlog(profile);
        printed.head();
        for (int i = 0; i < entries.size(); i++) {
            LogEntry entry = entries.get(i);
            if (i == 0 || (entry.position() >= start && entry.position() < stop)) {
                printed.event(entry, i == 0);
            }
        }
        return printed.tail();
    }

    private void head() {
        line("/*!50530 SET @@SESSION.PSEUDO_SLAVE_MODE=1*/;");
        if (profile.vendor() == Vendor.MARIADB) {
            line("/*!40019 SET @@session.max_insert_delayed_threads=0*/;");
        }
        line("/*!50003 SET @OLD_COMPLETION_TYPE=@@COMPLETION_TYPE,COMPLETION_TYPE=0*/;");
        line("DELIMITER /*!*/;");
    }

    private String tail() {
        if (profile.vendor() == Vendor.MYSQL) {
            line("SET @@SESSION.GTID_NEXT= 'AUTOMATIC' /* added by mysqlbinlog */ /*!*/;");
        }
        line("DELIMITER ;");
        line("# End of log file");
        if (profile.vendor() == Vendor.MARIADB) {
            line("ROLLBACK /* added by mysqlbinlog */;");
        }
        line("/*!50003 SET COMPLETION_TYPE=@OLD_COMPLETION_TYPE*/;");
        line("/*!50530 SET @@SESSION.PSEUDO_SLAVE_MODE=0*/;");
        return text.toString();
    }

    private void event(LogEntry entry, boolean first) {
        line("# at " + entry.position());
        text.append('#')
                .append(HostTime.ofLog(entry.second()))
                .append(" server id ")
                .append(entry.serverId())
                .append("  end_log_pos ")
                .append(entry.endLogPos())
                .append(checksum(entry))
                .append(" \t");
        switch (entry.type()) {
            case "Format_desc" -> formatDescription(entry, first);
            case "Query" -> query(entry);
            case "Intvar", "RAND", "User var" -> setting(entry);
            case "Xid" -> xid(entry);
            case "Gtid" -> {
                if (entry.info().startsWith("SET ")) {
                    line("GTID");
                    line(entry.info() + "/*!*/;");
                } else {
                    gtid(entry);
                }
            }
            case "Anonymous_Gtid" -> anonymous(entry);
            case "Rotate" -> line("Rotate to " + entry.info().replace(";pos=", "  pos: "));
            default -> other(entry);
        }
    }

    /** Each event has one where the version writes any; its value stands for bytes that the model does not have. */
    private String checksum(LogEntry entry) {
        if (profile.format().checksumBytes() == 0) {
            return "";
        }
        CRC32 sum = new CRC32();
        (entry.end() + entry.type() + entry.info()).chars().forEach(sum::update);
        return String.format(Locale.ROOT, " CRC32 0x%08x", sum.getValue());
    }

    private void formatDescription(LogEntry entry, boolean first) {
        String version =
                entry.info().substring("Server ver: ".length(), entry.info().indexOf(", Binlog"));
        line("Start: binlog v 4, server v " + version + " created " + HostTime.ofLog(entry.second())
                + (first ? " at startup" : ""));
        if (first) {
            line("ROLLBACK/*!*/;");
        }
    }

    private void query(LogEntry entry) {
        line("Query\tthread_id=1\texec_time=0\terror_code=0");
        if (entry.info().startsWith("use `")) {
            line("use `" + entry.database() + "`/*!*/;");
        }
        line("SET TIMESTAMP=" + HostTime.unix(entry.second()) + "/*!*/;");
        line(entry.sql());
        line("/*!*/;");
    }

    private void setting(LogEntry entry) {
        line(entry.type().equals("RAND") ? "Rand" : entry.type().replace(" ", "_"));
        String set = entry.type().equals("RAND") ? entry.info().replace("rand_seed", "@@RAND_SEED") : entry.info();
        line("SET " + set + "/*!*/;");
    }

    private void xid(LogEntry entry) {
        line("Xid = " + entry.info().replaceAll("[^0-9]", ""));
        line("COMMIT/*!*/;");
    }

    /** MariaDB's stands for BEGIN as well. */
    private void gtid(LogEntry entry) {
        boolean begins = entry.info().startsWith("BEGIN ");
        String gtid = entry.info().substring(entry.info().indexOf("GTID ") + "GTID ".length());
        String[] parts = gtid.split("[- ]", -1);
        line("GTID " + gtid + (begins ? " trans" : " ddl"));
        line("/*!100101 SET @@session.skip_parallel_replication=0*//*!*/;");
        line("/*!100001 SET @@session.gtid_domain_id=" + parts[0] + "*//*!*/;");
        line("/*!100001 SET @@session.server_id=" + parts[1] + "*//*!*/;");
        line("/*!100001 SET @@session.gtid_seq_no=" + parts[2] + "*//*!*/;");
        if (begins) {
            line("START TRANSACTION");
            line("/*!*/;");
        }
    }

    private void anonymous(LogEntry entry) {
        line("Anonymous_GTID");
        line(entry.info() + "/*!*/;");
    }

    private void other(LogEntry entry) {
        switch (entry.type()) {
            case "Gtid_list" -> line("Gtid list " + entry.info());
            case "Binlog_checkpoint" -> line("Binlog checkpoint " + entry.info());
            case "Previous_gtids" -> {
                line("Previous-GTIDs");
                line("# " + (entry.info().isEmpty() ? "[empty]" : entry.info()));
            }
            case "Annotate_rows" -> {
                line("Annotate_rows:");
                line("#Q> " + entry.info().replace("\n", "\n#Q> "));
            }
            case "Table_map" -> {
                String table = entry.info().replaceAll(".*\\(|\\)", "").replace(".", "`.`");
                line("Table_map: `" + table + "` mapped to number "
                        + entry.info().replaceAll("table_id: ([0-9]+).*", "$1"));
            }
            case "Stop" -> line("Stop");
            default ->
                line(entry.type().replace("_v1", "") + ": " + entry.info().replace("table_id:", "table id"));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

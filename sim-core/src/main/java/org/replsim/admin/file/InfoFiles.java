package org.replsim.admin.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.RelayLog.RelayFile;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.ReplicaPositions.GroupPosition;
import org.replsim.server.replica.ReplicaPositions.SourcePosition;

/** The texts of a server's small files about logs and replication, line by line as each version writes them (spec 3.6). */
public final class InfoFiles {

    private static final long SECOND = 1_000_000_000L;
    private static final int MARIADB_10_LINES = 33;
    private static final int MYSQL_LINES = 25;
    private static final int MARIADB_5_5_LINES = 18;

    private InfoFiles() {}

    /** master.info of a connection; empty on versions that keep it in a table. */
    public static Optional<String> masterInfo(Replica replica) {
        ServerProfile profile = replica.server().profile();
        if (inTables(replica)) {
            return Optional.empty();
        }
        List<String> lines = common(replica);
        switch (profile.generation()) {
            case MARIADB_5_5 -> lines.add(0, String.valueOf(MARIADB_5_5_LINES));
            case MARIADB_10 -> {
                lines.add(0, String.valueOf(MARIADB_10_LINES));
                lines.add("");
                lines.add("0");
                while (lines.size() < MARIADB_10_LINES) {
                    lines.add("");
                }
                lines.add("using_gtid=" + usingGtid(replica.info()));
                lines.addAll(List.of("do_domain_ids=0", "ignore_domain_ids=0", "END_MARKER"));
            }
            default -> {
                lines.add(0, String.valueOf(MYSQL_LINES));
                lines.add("");
                lines.add(String.valueOf(replica.info().masterRetryCount()));
                lines.addAll(List.of("", "", "0", "", ""));
            }
        }
        return Optional.of(text(lines));
    }

    /** relay-log.info of a connection; empty on versions that keep it in a table. */
    public static Optional<String> relayLogInfo(Replica replica) {
        ServerProfile profile = replica.server().profile();
        if (inTables(replica)) {
            return Optional.empty();
        }
        GroupPosition group = replica.positions().group();
        List<String> lines = new ArrayList<>(List.of(
                "./" + group.relayFile(),
                String.valueOf(group.relayPosition()),
                group.source().file(),
                String.valueOf(group.source().position())));
        String delay = String.valueOf(replica.applier().delaySeconds());
        switch (profile.generation()) {
            case MARIADB_5_5 -> {}
            case MARIADB_10 -> {
                lines.add(0, "5");
                lines.add(delay);
            }
            default -> {
                lines.add(0, "7");
                lines.addAll(List.of(delay, "0", "1", ""));
            }
        }
        return Optional.of(text(lines));
    }

    /** The index of the binary log; empty without log_bin. */
    public static Optional<String> binlogIndex(Node node) {
        if (node.source() == null) {
            return Optional.empty();
        }
        BinlogFiles files = node.engine().binlog().files();
        List<String> lines = new ArrayList<>();
        for (int file = files.firstKept(); file < files.count(); file++) {
            lines.add(files.indexLine(file));
        }
        return Optional.of(text(lines));
    }

    /** The index of a connection's relay log. */
    public static String relayIndex(Replica replica) {
        return text(replica.relayLog().files().stream()
                .map(RelayFile::name)
                .map(name -> "./" + name)
                .toList());
    }

    /** MariaDB's multi-master.info: the names of the connections; empty if none has one. */
    public static Optional<String> connectionNames(Node node) {
        List<String> names = node.replicas().stream()
                .map(replica -> replica.info().connection())
                .filter(name -> !name.isEmpty())
                .toList();
        boolean file = node.server().profile().generation() == Generation.MARIADB_10;
        return names.isEmpty() || !file ? Optional.empty() : Optional.of(text(names));
    }

    /** From the log file's name to the ignored server ids. */
    private static List<String> common(Replica replica) {
        MasterInfo info = replica.info();
        SourcePosition read = replica.positions().read();
        long millis = info.heartbeatPeriodNanos() / 1_000_000;
        StringBuilder ignored =
                new StringBuilder(String.valueOf(info.ignoredServerIds().size()));
        info.ignoredServerIds().forEach(id -> ignored.append(' ').append(id));
        return new ArrayList<>(List.of(
                read.file(),
                String.valueOf(read.position()),
                info.host(),
                info.user(),
                info.password(),
                String.valueOf(info.port()),
                String.valueOf(info.connectRetryNanos() / SECOND),
                "0",
                "",
                "",
                "",
                "",
                "",
                "0",
                String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000),
                "",
                ignored.toString()));
    }

    private static String usingGtid(MasterInfo info) {
        return switch (info.usingGtid()) {
            case "Current_Pos" -> "1";
            case "Slave_Pos" -> "2";
            default -> "0";
        };
    }

    /** MySQL 5.7 can only have channels after both repositories were made tables. */
    private static boolean inTables(Replica replica) {
        return switch (replica.server().profile().generation()) {
            case MARIADB_5_5, MARIADB_10 -> false;
            case MYSQL_5_7 -> !replica.info().connection().isEmpty();
            case MYSQL_8_0, MYSQL_8_4 -> true;
        };
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}

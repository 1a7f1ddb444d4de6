package org.replsim.admin.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.ReplicaPositions.GroupPosition;
import org.replsim.server.replica.ReplicaPositions.SourcePosition;

/** master.info and relay-log.info as each version writes them (spec 3.6). MySQL 8 keeps them in tables. */
final class InfoFiles {

    private static final int MARIADB_LINES = 33;

    private final Node node;

    InfoFiles(Node node) {
        this.node = node;
    }

    /** Whether there is a master.info. */
    boolean present() {
        return node.replica() != null && inFiles() && !node.masterInfoRemoved();
    }

    /** Whether there is a relay-log.info. */
    boolean relayPresent() {
        return node.replica() != null && inFiles() && !node.relayInfoRemoved();
    }

    /** master.info. */
    String master() {
        Replica replica = node.replica();
        MasterInfo info = node.masterInfo();
        return replica == null || info == null ? "" : master(replica.positions().read(), info);
    }

    private String master(SourcePosition read, MasterInfo info) {
        String ignored = info.ignoredServerIds().size()
                + info.ignoredServerIds().stream().map(id -> " " + id).collect(Collectors.joining());
        String common = String.join(
                "\n",
                read.file(),
                String.valueOf(read.position()),
                info.host(),
                info.user(),
                info.password(),
                String.valueOf(info.port()),
                String.valueOf(info.connectRetryNanos() / 1_000_000_000L),
                "0\n\n\n\n\n\n0",
                seconds(info.heartbeatPeriodNanos()),
                "",
                ignored);
        return switch (node.server().profile().generation()) {
            case MARIADB_5_5 -> "18\n" + common + "\n";
            case MARIADB_10 -> MARIADB_LINES + "\n" + common + "\n\n0\n" + "\n".repeat(MARIADB_LINES - 20)
                    + "using_gtid=" + gtid(info.usingGtid()) + "\ndo_domain_ids=0\nignore_domain_ids=0\nEND_MARKER\n";
            case MYSQL_5_7, MYSQL_8_0, MYSQL_8_4 ->
                "25\n" + common + "\n\n" + info.masterRetryCount() + "\n\n\n0\n\n\n";
        };
    }

    /** relay-log.info. */
    String relay() {
        Replica replica = node.replica();
        return replica == null ? "" : relay(replica.positions().group(), node.masterInfo());
    }

    private String relay(GroupPosition group, @Nullable MasterInfo info) {
        long delay = info == null ? 0 : info.delaySeconds();
        String four = String.join(
                "\n",
                "./" + group.relayFile(),
                String.valueOf(group.relayPosition()),
                group.source().file(),
                String.valueOf(group.source().position()));
        return switch (node.server().profile().generation()) {
            case MARIADB_5_5 -> four + "\n";
            case MARIADB_10 -> "5\n" + four + "\n" + delay + "\n";
            case MYSQL_5_7, MYSQL_8_0, MYSQL_8_4 -> "7\n" + four + "\n" + delay + "\n0\n1\n\n";
        };
    }

    private boolean inFiles() {
        Generation generation = node.server().profile().generation();
        return generation != Generation.MYSQL_8_0 && generation != Generation.MYSQL_8_4;
    }

    private static String gtid(String using) {
        return switch (using) {
            case "Current_Pos" -> "1";
            case "Slave_Pos" -> "2";
            default -> "0";
        };
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.DOWN).toPlainString();
    }
}

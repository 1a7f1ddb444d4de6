package org.replsim.admin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Failure;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.ReplicaPositions.SourcePosition;
import org.replsim.sql.Replication.Option;
import org.replsim.sql.ReplicationOption;

/**
 * CHANGE MASTER: what its options make of the old settings. Naming a host or a port without a position sets the
 * coordinates back to the first file of the new source (spec 6.2, the order trap); other options alone keep the position
 * up to which the SQL thread has executed, as the relay logs are dropped.
 */
final class ChangeMaster {

    private static final long DEFAULT_RETRY_NANOS = 60_000_000_000L;
    private static final int DEFAULT_PORT = 3306;
    private static final BigDecimal LONGEST_HEARTBEAT = new BigDecimal(4294967);
    private static final BigDecimal SHORTEST_HEARTBEAT = new BigDecimal("0.001");
    private static final long NANOS = 1_000_000_000L;

    private final Node node;
    private final String connection;
    private final List<String> notes = new ArrayList<>();
    private @Nullable Failure failure;

    private String host;
    private int port;
    private String user;
    private String password;
    private String logFile;
    private long logPos;
    private long connectRetryNanos;
    private long retryCount;
    private long heartbeatNanos;
    private long delaySeconds;
    private String usingGtid;
    private List<Long> ignored;
    /** Nothing was set before: MariaDB 10.10 and later begin with GTIDs (spec 5.1); what was chosen once stays. */
    private final boolean firstTime;

    private boolean endpointGiven;
    private boolean positionGiven;
    private boolean gtidGiven;

    /** @param connection its name, empty for the default one */
    ChangeMaster(Node node, String connection, List<Option> options) {
        this.node = node;
        this.connection = connection;
        MasterInfo old = node.masterInfo(connection);
        firstTime = old == null;
        host = old == null ? "" : old.host();
        port = old == null ? DEFAULT_PORT : old.port();
        user = old == null ? "" : old.user();
        password = old == null ? "" : old.password();
        connectRetryNanos = old == null ? DEFAULT_RETRY_NANOS : old.connectRetryNanos();
        retryCount = old == null
                ? node.server().variables().number(ServerVariable.MASTER_RETRY_COUNT)
                : old.masterRetryCount();
        heartbeatNanos = node.server().variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT) / 2;
        delaySeconds = old == null ? 0 : old.delaySeconds();
        usingGtid = old == null ? "No" : old.usingGtid();
        ignored = old == null ? List.of() : old.ignoredServerIds();
        SourcePosition executed = executed(old);
        logFile = executed.file();
        logPos = executed.position();
        options.forEach(this::apply);
        settlePosition();
        checkAutoPosition();
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    List<String> notes() {
        return notes;
    }

    MasterInfo info() {
        return new MasterInfo(
                host,
                port,
                user,
                password,
                logFile,
                logPos,
                connectRetryNanos,
                retryCount,
                heartbeatNanos,
                delaySeconds,
                usingGtid,
                ignored,
                connection);
    }

    private SourcePosition executed(@Nullable MasterInfo old) {
        Replica replica = node.replica(connection);
        if (old == null || replica == null) {
            return new SourcePosition("", MasterInfo.FIRST_POSITION);
        }
        return replica.positions().group().source();
    }

    private void apply(Option option) {
        ReplicationOption what = option.option();
        switch (what) {
            case MASTER_HOST -> {
                host = option.text();
                endpointGiven = true;
                if (host.isEmpty()) {
                    failure = new Failure(1210, "HY000", "Incorrect arguments to MASTER_HOST");
                }
            }
            case MASTER_PORT -> {
                port = (int) option.number();
                endpointGiven = true;
            }
            case MASTER_USER -> user = option.text();
            case MASTER_PASSWORD -> password = option.text();
            case MASTER_LOG_FILE -> {
                logFile = option.text();
                positionGiven = true;
            }
            case MASTER_LOG_POS -> {
                logPos = Math.max(MasterInfo.FIRST_POSITION, option.number());
                positionGiven = true;
            }
            case MASTER_CONNECT_RETRY -> connectRetryNanos = option.number() * NANOS;
            case MASTER_RETRY_COUNT -> retryCount = option.number();
            case MASTER_DELAY -> delaySeconds = option.number();
            case MASTER_HEARTBEAT_PERIOD -> heartbeat(option.decimal());
            case MASTER_USE_GTID, MASTER_AUTO_POSITION -> gtid(option);
            case IGNORE_SERVER_IDS ->
                ignored = option.values().stream()
                        .map(value -> ((Number) value).longValue())
                        .toList();
            default -> {
                // What is left is about encryption and addresses of one's own, which the model has none of.
            }
        }
    }

    /** 1.5 rule 2. */
    private void heartbeat(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(LONGEST_HEARTBEAT) > 0) {
            failure = new Failure(
                    1624,
                    "HY000",
                    "The requested value for the heartbeat period is either negative or exceeds the maximum allowed"
                            + " (4294967 seconds).");
            return;
        }
        BigDecimal period = seconds;
        if (period.signum() > 0 && period.compareTo(SHORTEST_HEARTBEAT) < 0) {
            period = BigDecimal.ZERO;
            notes.add(
                    "Warning 1703 The requested value for the heartbeat period is less than 1 millisecond. The value is"
                            + " reset to 0, meaning that heartbeating will effectively be disabled.");
        }
        heartbeatNanos = period.movePointRight(9).longValue();
        if (heartbeatNanos > node.server().variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT)) {
            notes.add("Warning 1704 The requested value for the heartbeat period exceeds the value of"
                    + " `slave_net_timeout' seconds. A sensible value for the period should be less than the timeout.");
        }
    }

    private void gtid(Option option) {
        gtidGiven = true;
        usingGtid = switch (option.text().toLowerCase(java.util.Locale.ROOT)) {
            case "slave_pos" -> "Slave_Pos";
            case "current_pos" -> "Current_Pos";
            case "1" -> "Auto_Position";
            default -> "No";
        };
    }

    /** MySQL: the GTID sets decide only where there are any, and nothing else does then. */
    private void checkAutoPosition() {
        if (!usingGtid.equals("Auto_Position")) {
            return;
        }
        if (positionGiven) {
            failure = new Failure(
                    1776,
                    "HY000",
                    "Parameters MASTER_LOG_FILE, MASTER_LOG_POS, RELAY_LOG_FILE and RELAY_LOG_POS cannot be set when"
                            + " MASTER_AUTO_POSITION is active.");
        } else if (gtidGiven && !node.server().gtids().on()) {
            failure = new Failure(
                    1777,
                    "HY000",
                    "CHANGE MASTER TO MASTER_AUTO_POSITION = 1 cannot be executed because @@GLOBAL.GTID_MODE = OFF.");
        }
    }

    private void settlePosition() {
        boolean gtidByDefault = node.server().profile().generation() == Generation.MARIADB_10;
        if (positionGiven) {
            if (gtidByDefault && !gtidGiven && usingGtid.equals("Slave_Pos")) {
                notes.add(
                        "Note 4190 CHANGE MASTER TO is implicitly changing the value of 'Using_Gtid' from 'Slave_Pos' to"
                                + " 'No'");
            }
            boolean mySql = usingGtid.equals("Auto_Position");
            usingGtid = gtidGiven || mySql ? usingGtid : "No";
        } else if (endpointGiven) {
            logFile = "";
            logPos = MasterInfo.FIRST_POSITION;
            if (gtidByDefault && !gtidGiven && firstTime) {
                usingGtid = "Slave_Pos";
            }
        }
    }
}

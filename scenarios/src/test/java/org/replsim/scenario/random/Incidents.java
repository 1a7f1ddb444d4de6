package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Gtids;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.fault.CorruptRelayLog;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Fault;
import org.replsim.fault.PowerLoss;
import org.replsim.fault.TimelineEntry;
import org.replsim.run.RunSpec;
import org.replsim.run.Script;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.replica.RelayLog;
import org.replsim.server.replica.Replica;

/**
 * What happened to each server that may cost it what it has acknowledged: taken from the faults and statements of the
 * scenario, from its settings, and from processes and relay logs that are others than before; never from a loss itself.
 */
final class Incidents {

    private record Incident(Excuse excuse, long atNanos) {}

    /** A server as it was looked at last. */
    private static final class Seen {
        final List<Incident> incidents = new ArrayList<>();
        Server process;

        @Nullable
        RelayLog relayLog;

        boolean readOnly;
        long crashedNanos = -1;
        int rereads;

        Seen(Node node) {
            process = node.server();
            relayLog = relayLog(node);
            readOnly = node.server().variables().flag(ServerVariable.READ_ONLY);
        }
    }

    private final RunSpec spec;
    private final List<Node> nodes;
    private final List<Seen> seen = new ArrayList<>();

    Incidents(RunSpec spec, Cluster cluster) {
        this.spec = spec;
        nodes = List.copyOf(cluster.nodes());
        for (Node node : nodes) {
            Seen each = new Seen(node);
            seen.add(each);
            for (Script.Entry entry : spec.script().entries()) {
                if (typedOn(node, entry) && text(entry).contains("SQL_SLAVE_SKIP_COUNTER")) {
                    each.incidents.add(new Incident(Excuse.SKIPPED, entry.atNanos()));
                }
            }
        }
    }

    /** Whether a server met one of these between two instants, both included: the first such, or null. */
    @Nullable
    Excuse between(int server, EnumSet<Excuse> excuses, long fromNanos, long untilNanos) {
        for (Incident incident : seen.get(server).incidents) {
            if (excuses.contains(incident.excuse) && incident.atNanos >= fromNanos && incident.atNanos <= untilNanos) {
                return incident.excuse;
            }
        }
        return null;
    }

    /** Whether a server's process or its host ended without warning between two instants. */
    boolean crashed(int server, long fromNanos) {
        return seen.get(server).crashedNanos >= fromNanos;
    }

    /**
     * Whether a replica reads again what it had, as master.info was not synced when the power was lost (spec 1.5 rule 7); each
     * loss excuses one such step back.
     */
    boolean rereads(int server) {
        return seen.get(server).rereads-- > 0;
    }

    /**
     * Whether a replica may take a transaction for another: its maker has lost the end of its log, and gives the same GTIDs
     * again, which MySQL leaves out where they are executed.
     */
    boolean takenForAnother(int replica, int maker, long nowNanos) {
        return nodes.get(replica).server().gtids().kind() == Gtids.Kind.SETS
                && between(maker, EnumSet.of(Excuse.LOST_IN_ENGINE, Excuse.CUT_OFF_BY_RECOVERY), 0, nowNanos) != null;
    }

    /** All faults of this instant have happened. */
    void faultsOf(long nowNanos) {
        for (TimelineEntry entry : spec.timeline()) {
            if (entry.atNanos() == nowNanos) {
                for (int i = 0; i < nodes.size(); i++) {
                    note(i, entry.fault(), nowNanos);
                }
            }
        }
    }

    private void note(int server, Fault fault, long nowNanos) {
        Node node = nodes.get(server);
        Replica replica = node.replica();
        ServerVariables settings = node.server().variables();
        boolean hit = fault.kills(node.server().name(), node.server().host().name());
        if (fault instanceof PowerLoss && hit) {
            note(server, settings.number(ServerVariable.SYNC_RELAY_LOG) != 1, Excuse.UNSYNCED_RELAY_LOG, nowNanos);
            note(server, replica != null && replica.info().usesGtid(), Excuse.FETCHED_AGAIN_BY_GTID, nowNanos);
            boolean rereads = settings.number(ServerVariable.SYNC_MASTER_INFO) != 1;
            seen.get(server).rereads += rereads && !settings.flag(ServerVariable.RELAY_LOG_RECOVERY) ? 1 : 0;
            note(server, engineNotSynced(settings), Excuse.LOST_IN_ENGINE, nowNanos);
        } else if ((fault instanceof CrashProcess || fault instanceof CrashHost) && hit) {
            boolean eachSecond = settings.number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT) == 0;
            note(server, eachSecond, Excuse.LOST_IN_ENGINE, nowNanos);
        } else if (fault instanceof CorruptRelayLog corrupt) {
            boolean own = corrupt.replica().equals(node.server().name());
            note(server, own, Excuse.CORRUPT_RELAY_LOG, nowNanos);
        }
        if (hit) {
            seen.get(server).crashedNanos = nowNanos;
        }
    }

    private static boolean engineNotSynced(ServerVariables settings) {
        boolean logs = !settings.text(ServerVariable.LOG_BIN).isEmpty();
        return settings.number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT) != 1
                || (logs && settings.number(ServerVariable.SYNC_BINLOG) != 1);
    }

    private void note(int server, boolean so, Excuse excuse, long nowNanos) {
        if (so) {
            seen.get(server).incidents.add(new Incident(excuse, nowNanos));
        }
    }

    /** Looks for processes and relay logs that are others than before. */
    void look(long nowNanos) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Seen last = seen.get(i);
            if (node.server() != last.process) {
                last.process = node.server();
                boolean recovers = node.configured().flag(ServerVariable.RELAY_LOG_RECOVERY);
                note(i, recovers, Excuse.DROPPED_BY_RECOVERY, nowNanos);
                note(i, truncates(node), Excuse.CUT_OFF_BY_RECOVERY, nowNanos);
            }
            if (relayLog(node) != last.relayLog) {
                last.relayLog = relayLog(node);
                replaced(i, node, nowNanos);
            }
        }
    }

    private static boolean truncates(Node node) {
        return node.server().profile().truncatesAtRecovery()
                && node.configured().number(ServerVariable.INIT_RPL_ROLE) == 1
                && node.configured().flag(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED);
    }

    /** Since the last time it was asked, a server that was read-only takes writes. */
    boolean promoted(int server) {
        boolean before = seen.get(server).readOnly;
        Server now = nodes.get(server).server();
        seen.get(server).readOnly = now.variables().flag(ServerVariable.READ_ONLY);
        return before && now.alive() && !seen.get(server).readOnly;
    }

    private void replaced(int server, Node node, long nowNanos) {
        String typed = "";
        long typedNanos = 0;
        for (Script.Entry entry : spec.script().entries()) {
            if (typedOn(node, entry) && entry.atNanos() <= nowNanos && drops(text(entry))) {
                typed = text(entry);
                typedNanos = entry.atNanos();
            }
        }
        if (typed.isEmpty() && spec.procedures().isEmpty()) {
            throw new AssertionError("the relay log of " + node.server().name() + " was replaced by nobody");
        }
        boolean manager = typed.isEmpty()
                || (nowNanos - typedNanos > 1_000_000_000L && !spec.procedures().isEmpty());
        note(server, true, manager ? Excuse.DROPPED_BY_MANAGER : Excuse.DROPPED_BY_CHANGE_MASTER, nowNanos);
        Replica replica = node.replica();
        boolean told = manager || typed.contains("MASTER_LOG_FILE") || typed.contains("MASTER_HOST");
        note(server, replica != null && !replica.info().usesGtid() && told, Excuse.POSITION_SET_BY_HAND, nowNanos);
    }

    private static boolean drops(String text) {
        return text.contains("CHANGE MASTER") || text.contains("RESET SLAVE");
    }

    private static boolean typedOn(Node node, Script.Entry entry) {
        return entry.server().equals(node.server().name());
    }

    private static String text(Script.Entry entry) {
        return String.join("; ", entry.statements()).toUpperCase(Locale.ROOT);
    }

    private static @Nullable RelayLog relayLog(Node node) {
        Replica replica = node.replica();
        return replica == null ? null : replica.relayLog();
    }
}

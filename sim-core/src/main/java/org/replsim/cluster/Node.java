package org.replsim.cluster;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.GtidSet;
import org.replsim.server.Server;
import org.replsim.server.ServerVariables;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/** A server of the scenario: its process, which may end and be started again, and the roles it plays. */
public final class Node {

    private final ServerVariables configured;
    private Server server;
    private Binlog log;
    private Source engine;
    /** By the names of connections, which are the same in upper and lower case; the default one comes first. */
    private final TreeMap<String, Replica> replicas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private @Nullable Replica first;

    private boolean cleanly;
    private boolean masterInfoRemoved;
    private boolean relayInfoRemoved;
    private boolean hostUp = true;
    private long downSinceNanos = -1;

    Node(Server server, Binlog log, Source engine, ServerVariables configured) {
        this.server = server;
        this.log = log;
        this.engine = engine;
        this.configured = configured;
    }

    /** Its process, the last one if it does not run. */
    public Server server() {
        return server;
    }

    /** Its source side, if it has a binary log. */
    public @Nullable Source source() {
        return engine.logs() ? engine : null;
    }

    /** Where clients connect, whether it has a binary log or not. */
    public Source engine() {
        return engine;
    }

    /** Its replica side, if it has a source: of the default connection, or of the first by name if there is no such. */
    public @Nullable Replica replica() {
        return first;
    }

    /** Its replica side of a connection, if it has one of that name. */
    public @Nullable Replica replica(String connection) {
        return replicas.get(connection);
    }

    /** Its replica sides by the names of their connections, the default one first. */
    public List<Replica> replicas() {
        return List.copyOf(replicas.values());
    }

    /** MariaDB: the last transaction of each domain that it has applied as a replica, gtid_slave_pos. */
    public List<Gtid> gtidSlavePos() {
        return server.gtids().applied().position();
    }

    /** MariaDB: the last transaction of each domain in its binary log, gtid_binlog_pos. */
    public List<Gtid> gtidBinlogPos() {
        return server.gtids().logged().position();
    }

    /** MariaDB: the later of both where the last one in its log is its own, gtid_current_pos. */
    public List<Gtid> gtidCurrentPos() {
        return server.gtids().current();
    }

    /** MySQL: gtid_executed. */
    public GtidSet gtidExecuted() {
        return server.gtids().executed();
    }

    /** What CHANGE MASTER has set for {@link #replica()}, or null. */
    public @Nullable MasterInfo masterInfo() {
        Replica replica = replica();
        return replica == null ? null : replica.info();
    }

    /** What CHANGE MASTER has set for a connection, or null. */
    public @Nullable MasterInfo masterInfo(String connection) {
        Replica replica = replica(connection);
        return replica == null ? null : replica.info();
    }

    /** What its configuration file says: its variables when it is started again. */
    public ServerVariables configured() {
        return configured;
    }

    /** Whether its host answers: that it has no process there is then said at once. */
    public boolean hostUp() {
        return hostUp;
    }

    /** When its process ended, nanoseconds; -1 while it runs. */
    public long downSinceNanos() {
        return downSinceNanos;
    }

    /** Whether its last process was shut down, and did not crash. */
    public boolean cleanly() {
        return cleanly;
    }

    /** Whether somebody has deleted master.info, which the server finds out when it starts. */
    public boolean masterInfoRemoved() {
        return masterInfoRemoved;
    }

    /** Whether somebody has deleted relay-log.info. */
    public boolean relayInfoRemoved() {
        return relayInfoRemoved;
    }

    void infoRemoved(boolean master, boolean relay) {
        masterInfoRemoved = master;
        relayInfoRemoved = relay;
    }

    void down(boolean withHost, long nowNanos) {
        hostUp = !withHost;
        downSinceNanos = nowNanos;
    }

    void cleanly(boolean shutDown) {
        cleanly = shutDown;
    }

    /** Its process was killed. */
    void crashed() {
        engine.durability().crashed();
        for (Replica replica : replicas.values()) {
            replica.disk().crashed(engine.durability().lostUpdates());
        }
    }

    /** Its host has lost its power; what a server that was shut down has written is synced. */
    void powerLost() {
        if (!cleanly) {
            engine.durability().powerLost();
            for (Replica replica : replicas.values()) {
                replica.disk().powerLost(engine.durability().lostUpdates());
            }
        }
    }

    /** Its recovery has cut off what it had applied: its replicas stand before that again. */
    void recovered(Set<Long> cutOff) {
        if (!cutOff.isEmpty()) {
            for (Replica replica : replicas.values()) {
                replica.disk().engineLost(cutOff);
            }
        }
    }

    Binlog log() {
        return log;
    }

    void restarted(Server process, Binlog itsLog, Source itsEngine) {
        server = process;
        log = itsLog;
        engine = itsEngine;
        hostUp = true;
        downSinceNanos = -1;
    }

    void add(Replica replica) {
        replicas.put(replica.info().connection(), replica);
        first = replicas.firstEntry().getValue();
    }

    void remove(String connection) {
        replicas.remove(connection);
        first = replicas.isEmpty() ? null : replicas.firstEntry().getValue();
    }
}

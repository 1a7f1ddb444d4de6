package org.replsim.server.replica;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.DumpStart;
import org.replsim.binlog.Shape;
import org.replsim.host.Hardware;
import org.replsim.net.Connection;
import org.replsim.net.LinkState;
import org.replsim.server.DumpRequest;
import org.replsim.server.Packet;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.UpdateLog;
import org.replsim.server.Upstream;

/** The replica side of a server: its connection to a source, its relay log and its two threads. */
public final class Replica {

    private final Server server;
    private final @Nullable OwnLog ownLog;
    private final Connection connection;
    private final MasterInfo info;
    private final RelayLog relayLog;
    private final ReplicaDisk disk;
    private final ReplicaPositions positions;
    private final IoThread io;
    private final Applier applier;
    private Upstream upstream;
    private final Incoming incoming;
    private final OwnEvents ownEvents;
    private boolean sourceHostDown;

    /**
     * @param upstream what it replicates from
     * @param own its own binary log, if it has one
     * @param connection from it to the source
     * @param info what CHANGE MASTER has set
     * @param before what the replica was before its server was started again, whose relay log it goes on with; or null
     */
    public Replica(
            Server server,
            Upstream upstream,
            @Nullable UpdateLog own,
            Connection connection,
            MasterInfo info,
            @Nullable Replica before) {
        this.server = server;
        this.upstream = upstream;
        this.connection = connection;
        this.info = info;
        ownEvents = before != null ? before.ownEvents : new OwnEvents(server, upstream.log(), info);
        incoming = new Incoming(server, upstream.server(), upstream.log(), ownEvents);
        boolean logsUpdates = own != null && server.variables().flag(ServerVariable.LOG_SLAVE_UPDATES);
        ownLog = logsUpdates && own != null ? new OwnLog(server, upstream.log(), own) : null;
        String base = server.variables().text(ServerVariable.RELAY_LOG);
        relayLog = before != null
                ? before.relayLog
                : new RelayLog(
                        server.profile().format(),
                        upstream.server().profile().format(),
                        (base.isEmpty() ? server.name() + "-relay-bin" : base) + info.fileSuffix());
        disk = new ReplicaDisk(this);
        positions = new ReplicaPositions(this);
        io = new IoThread(this);
        applier = new Applier(this);
        connection.onReset(
                () -> this.upstream.server().whenRunning(this.upstream::endDump), server.gated(io::connectionReset));
        if (before != null) {
            positions.resumeFrom(before.positions);
            applier.startAt(before.applier.appliedRows());
            disk.begin();
        } else if (!info.usesGtid() && !info.logFile().isEmpty()) {
            standAtPosition();
        }
    }

    /** What lies before the coordinates of CHANGE MASTER it will not ask for, so it is not behind with that. */
    private void standAtPosition() {
        DumpStart start = DumpStart.find(sourceLog(), info.logFile(), info.logPos());
        if (start.refusal().isEmpty()) {
            relayLog.startAt(start.row());
            applier.startAt(start.row());
            disk.begin();
        }
    }

    /** Its source's process was started again: there is another dump thread for it. */
    public void upstream(Upstream restarted) {
        upstream = restarted;
        sourceHostDown = false;
    }

    /** What CHANGE MASTER has set. */
    public MasterInfo info() {
        return info;
    }

    /** Where it stands. */
    public ReplicaPositions positions() {
        return positions;
    }

    /** The server it belongs to. */
    public Server server() {
        return server;
    }

    /** What it replicates from. */
    public Upstream upstream() {
        return upstream;
    }

    /** Its IO thread. */
    public IoThread ioThread() {
        return io;
    }

    /** Its SQL thread. */
    public Applier applier() {
        return applier;
    }

    /** Its relay log. */
    public RelayLog relayLog() {
        return relayLog;
    }

    /** START SLAVE IO_THREAD. */
    public void startIoThread() {
        if (server.alive()) {
            io.start();
        }
    }

    /** STOP SLAVE IO_THREAD. */
    public void stopIoThread() {
        if (server.alive()) {
            io.stop();
        }
    }

    /** START SLAVE SQL_THREAD. */
    public void startSqlThread() {
        startSqlThread(Until.NONE);
    }

    /** START SLAVE SQL_THREAD UNTIL: the IO thread, if it runs, goes on when the SQL thread stops. */
    public void startSqlThread(Until until) {
        if (server.alive()) {
            applier.start(until);
        }
    }

    /** STOP SLAVE SQL_THREAD. */
    public void stopSqlThread() {
        if (server.alive()) {
            applier.stop();
        }
    }

    /** Seconds_Behind_Master as SHOW SLAVE STATUS prints it; -1 for NULL. */
    public long secondsBehindMaster() {
        return applier.secondsBehindMaster(io.state().running(server.profile()).equals("Yes"));
    }

    /**
     * Now minus the publish time of the oldest transaction that is not applied; 0 if there is none. What a dead source
     * has taken with it is lost, not late.
     */
    public long trueLagNanos() {
        long next = Math.max(applier.appliedRows(), upstream.log().firstKept());
        long end = upstream.server().alive() ? upstream.log().published() : relayLog.receivedRows();
        return next >= end ? 0 : server.now() - upstream.log().publishedNanos(next);
    }

    /** Its status variables under the server's names. */
    public void status(Map<String, Long> status) {
        status.put("Rpl_semi_sync_slave_status", io.semiSync() ? 1L : 0L);
        status.put("Rpl_semi_sync_slave_send_ack", io.acksSent());
        status.put("Slave_received_heartbeats", io.heartbeats());
        status.put("Slave_retried_transactions", applier.retriedTransactions());
        status.put("Relay_Log_Space", relayLog.space());
        status.put("Last_IO_Errno", (long) io.lastErrno());
        status.put("Last_SQL_Errno", (long) applier.lastSqlErrno());
        status.put("Slave_skipped_errors", applier.groups().skippedErrors());
    }

    /**
     * The source has died.
     *
     * @param host whether its whole host has: then nothing answers, and only what is on the wire still arrives
     */
    public void sourceDied(boolean host) {
        if (host) {
            sourceHostDown = true;
            connection.sourceHostGone();
        } else if (connection.isOpen()) {
            connection.down().send(0, Packet.of(Packet.FIN, false, false, 0, 0), 0);
        }
    }

    /**
     * This server has died.
     *
     * @param host whether its whole host has: then nobody answers the source
     */
    public void died(boolean host) {
        if (host) {
            connection.replicaHostGone();
        } else {
            connection.replicaGone();
        }
    }

    /** FLUSH LOGS, FLUSH RELAY LOGS: the newest file is closed and another opened. */
    public void flushRelayLog() {
        relayLog.rotate();
        if (applier.running()) {
            leaveRelayFiles();
        }
    }

    /** Its connection to the source. */
    public Connection connection() {
        return connection;
    }

    /** Its server starts again: the relay log has a new file, and what had been received of it is known no more. */
    public void relayLogReopened() {
        relayLog.reopen(true);
    }

    /** What of it is on stable storage. */
    public ReplicaDisk disk() {
        return disk;
    }

    /** Copied events of its source's log come behind what it has received, up to {@code end}; its IO thread must be stopped. */
    public void supply(long end) {
        while (relayLog.receivedRows() < end && !sourceLog().has(relayLog.receivedRows(), Binlog.GONE)) {
            long row = relayLog.receivedRows();
            relayLog.append(incoming.of(row).bytes(), 0, true);
            if (incoming.own()) {
                applier.passOver(row);
            }
            server.fact(Server.Fact.RECEIVED, row);
            server.probe().received(server.index(), upstream.server().index(), row, server.now());
        }
        applier.relayLogGrew();
    }

    /** What of the source's log does not reach the relay log. */
    OwnEvents ownEvents() {
        return ownEvents;
    }

    /** What comes from the source. */
    Incoming incoming() {
        return incoming;
    }

    boolean sourceHostDown() {
        return sourceHostDown;
    }

    Binlog sourceLog() {
        return upstream.log();
    }

    /** Where applied transactions are logged again; null if they are not. */
    @Nullable
    OwnLog ownLog() {
        return ownLog;
    }

    /** I2: the source is asked for its time, and the answer held against the own clock when it comes. */
    void measureClocks() {
        long rtt = connection.link().rttNanos();
        long asked = server.now() + rtt / 2;
        applier.behind()
                .connected(
                        server.host().clock().seconds(server.now() + rtt),
                        upstream.server().host().clock().seconds(asked));
    }

    /**
     * I4: the source's dump thread starts where the relay log ends.
     *
     * @return why the source refuses (error 1236); empty if it sends
     */
    String requestDump() {
        DumpStart start = positions.resume();
        if (!start.refusal().isEmpty()) {
            return start.refusal();
        }
        if (!positions.known()) {
            relayLog.startAt(start.row());
            applier.startAt(start.row());
            disk.begin();
        }
        relayLog.goOnAt(positions.known() ? relayLog.nextRow() : start.row(), applier.appliedRows());
        io.asksFrom(start.row());
        upstream.startDump(new DumpRequest(
                server.serverId(), start, relayLog.partialEvents(), io.semiSyncWanted(), info.heartbeatPeriodNanos()));
        return "";
    }

    /**
     * The replica closes its connection.
     *
     * @param killDump whether it also has its dump thread killed, if the source answers
     */
    void disconnect(boolean killDump) {
        if (!connection.isOpen()) {
            return;
        }
        if (killDump && upstream.server().answers() && connection.link().state() == LinkState.UP) {
            upstream.endDump();
            connection.close();
        } else {
            connection.replicaGone();
        }
    }

    void sendAck(long row) {
        if (connection.isOpen() && upstream.server().alive()) {
            connection
                    .up()
                    .send(row, 0, Packet.ACK_OVERHEAD + sourceLog().files().nameLength());
        }
    }

    /** Processor time of applying a transaction, without its syncs. */
    long applyNanos(Shape applied) {
        Hardware hardware = server.host().hardware();
        return hardware.applyTransaction()
                + applied.rows * hardware.applyRow()
                + (long) (applied.rowBytes() * hardware.applyByte())
                + applied.ddlNanos;
    }

    /** The SQL thread looks for more to do: relay files that it has read to the end are left, and old ones deleted. */
    void leaveRelayFiles() {
        if (relayLog.leaveFiles(applier.appliedRows(), server.variables().flag(ServerVariable.RELAY_LOG_PURGE))) {
            io.spaceFreed();
        }
    }
}

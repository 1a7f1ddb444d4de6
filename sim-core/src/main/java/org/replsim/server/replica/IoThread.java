package org.replsim.server.replica;

import org.replsim.engine.Timer;
import org.replsim.host.Burst;
import org.replsim.host.Hardware;
import org.replsim.net.Stream;
import org.replsim.server.Packet;
import org.replsim.server.Server;
import org.replsim.server.Server.Fact;
import org.replsim.server.ServerVariable;

/**
 * The IO thread (spec 1.5): receives events, writes them to the relay log, answers with an ACK if asked, then looks at the
 * relay log's space. Connecting is the business of {@link Connector}.
 */
public final class IoThread {

    /** The source cannot serve the position. */
    private static final int ER_MASTER_FATAL_ERROR_READING_BINLOG = 1236;

    private final Server server;
    private final Replica replica;
    private final Stream in;
    private final Connector connector;
    private final RelayWriter writer;
    private final Timer readTimeout;
    private final Burst queueing = new Burst(this::queued);
    private final Runnable arrived = this::arrived;

    private IoThreadState state = IoThreadState.STOPPED;
    private IoThreadState told = IoThreadState.STOPPED;
    private boolean semiSync;
    private long netTimeoutNanos;
    /** Whether anything has come over this connection. */
    private boolean receivedAny;
    /** Since when it has been waiting for the next packet. */
    private long readingSinceNanos;

    private long threadId;
    private long startedNanos;
    private int lastErrno;
    private String lastError = "";
    private long acksSent;
    private long heartbeats;

    IoThread(Replica replica) {
        this.replica = replica;
        server = replica.server();
        in = replica.connection().down();
        connector = new Connector(replica, this);
        writer = new RelayWriter(replica, this);
        readTimeout = server.timer("io read timeout", this::readTimedOut);
        in.receiver(arrived);
    }

    /** What it does now. */
    public IoThreadState state() {
        return state;
    }

    /** Whether there is a thread. */
    public boolean running() {
        return state != IoThreadState.STOPPED;
    }

    /** Rpl_semi_sync_slave_status. */
    public boolean semiSync() {
        return semiSync && state != IoThreadState.STOPPED;
    }

    /** Its Id in the process list. */
    public long threadId() {
        return threadId;
    }

    /** When the thread was started, nanoseconds. */
    public long startedNanos() {
        return startedNanos;
    }

    boolean semiSyncWanted() {
        return semiSync;
    }

    /** Rpl_semi_sync_slave_send_ack: ACKs sent since the thread was started. */
    public long acksSent() {
        return acksSent;
    }

    /** Slave_received_heartbeats. */
    public long heartbeats() {
        return heartbeats;
    }

    /** Last_IO_Errno; 0 without an error. */
    public int lastErrno() {
        return lastErrno;
    }

    /** Last_IO_Error; empty without an error. */
    public String lastError() {
        return lastError;
    }

    /** Notes an error that the thread goes on after. */
    void failed(int errno, String message) {
        lastErrno = errno;
        lastError = message;
    }

    /** An error that no retry can help: the thread ends (1.5 rule 5). */
    void fatal(int errno, String message) {
        failed(errno, message);
        stop();
    }

    /** START SLAVE IO_THREAD. */
    void start() {
        if (state == IoThreadState.STOPPED) {
            semiSync = server.variables().flag(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED);
            acksSent = 0;
            threadId = server.newThreadId();
            startedNanos = server.now();
            connector.start();
        }
    }

    /** STOP SLAVE IO_THREAD. A semi-sync replica has its dump thread killed over a second connection (2.9). */
    void stop() {
        if (state == IoThreadState.STOPPED) {
            return;
        }
        boolean connected = receiving();
        become(IoThreadState.STOPPED);
        writer.abandon();
        connector.cancel();
        readTimeout.cancel();
        if (connected) {
            replica.disconnect(semiSync && server.profile().semiSync().stopKillsDump());
        }
    }

    /** The SQL thread has read everything there is. */
    void sqlThreadAtEnd(boolean insideGroup) {
        writer.sqlThreadAtEnd(insideGroup);
    }

    /** Relay files were deleted. */
    void spaceFreed() {
        writer.spaceMayBeFree();
    }

    /** The dump begins at a row: of a semi-sync replica, that counts as an ACK of what lies before. */
    void asksFrom(long row) {
        if (semiSyncWanted()) {
            server.probe().ackSent(server.index(), replica.upstream().server().index(), row - 1, server.now());
        }
    }

    /** I4 is over: the source sends, or refuses. */
    void dumpRequested() {
        String refusal = replica.requestDump();
        if (!refusal.isEmpty()) {
            fatal(
                    ER_MASTER_FATAL_ERROR_READING_BINLOG,
                    "Got fatal error 1236 from master when reading data from binary log: '" + refusal + "'");
            return;
        }
        receivedAny = false;
        netTimeoutNanos = server.variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT);
        readTimeout.in(netTimeoutNanos);
        goOn();
    }

    /** The connection was reset by the network. */
    void connectionReset() {
        if (receiving() && server.alive()) {
            loseConnection();
        }
    }

    /** The packet it was queueing is in the relay log, and there is room for another. */
    void packetWritten() {
        goOn();
    }

    /** 1.5 rule 7: the ACK goes out when the event is in the relay log. */
    void sendAck(long row) {
        acksSent++;
        server.probe().ackSent(server.index(), replica.upstream().server().index(), row, server.now());
        replica.sendAck(row);
    }

    /** Changes the state; the states of a single packet are too short to be told. */
    void become(IoThreadState next) {
        state = next;
        if (next != IoThreadState.QUEUEING && next != told) {
            told = next;
            server.fact(Fact.STATE, next.ordinal());
            server.probe()
                    .thread(
                            server.index(),
                            replica.info().connection(),
                            true,
                            next.text(server.profile()),
                            server.now());
        }
    }

    private boolean receiving() {
        return state == IoThreadState.WAITING_FOR_EVENT
                || state == IoThreadState.QUEUEING
                || state == IoThreadState.WAITING_FOR_SPACE;
    }

    private void arrived() {
        if (server.defers(arrived)) {
            return;
        }
        if (state == IoThreadState.WAITING_FOR_EVENT && server.alive() && !queueing.underWay() && in.readable()) {
            receive(server.host().hardware().kernel().threadWake());
        }
    }

    /** I5 to I6; what it takes beside the packet itself is {@code nanos}. */
    private void receive(long wakingNanos) {
        long packet = in.headDetail();
        long row = in.headRow();
        int bytes = in.headBytes();
        in.read();
        if (Packet.kind(packet) == Packet.FIN) {
            loseConnection();
            return;
        }
        receivedAny = true;
        become(IoThreadState.QUEUEING);
        writer.take(packet, row);
        Hardware hardware = server.host().hardware();
        long nanos =
                wakingNanos + Packet.events(packet) * hardware.receiveEvent() + (long) (bytes * hardware.receiveByte());
        if (semiSync && Packet.ackWanted(packet)) {
            nanos += hardware.sendAck();
        }
        server.host().cores().submit(queueing, nanos);
    }

    /** The core has done its work; what it did for a connection that is lost meanwhile is forgotten. */
    private void queued() {
        if (!server.alive()) {
            return;
        }
        if (state == IoThreadState.QUEUEING) {
            if (writer.takesHeartbeat()) {
                heartbeats++;
            }
            writer.write();
        } else if (state == IoThreadState.WAITING_FOR_EVENT) {
            goOn();
        }
    }

    private void goOn() {
        become(IoThreadState.WAITING_FOR_EVENT);
        readingSinceNanos = server.now();
        if (!in.readable()) {
            in.awaitMessage();
        } else if (!queueing.underWay()) {
            receive(0);
        }
    }

    /** Fires once a period and looks since when nothing has come, so a busy link costs no arming. */
    private void readTimedOut() {
        if (!receiving() || !server.alive()) {
            return;
        }
        long due = readingSinceNanos + netTimeoutNanos;
        if (state != IoThreadState.WAITING_FOR_EVENT || in.readable()) {
            readTimeout.in(netTimeoutNanos);
        } else if (due > server.now()) {
            readTimeout.at(due);
        } else {
            loseConnection();
        }
    }

    /** Rule 3: close and reconnect at once. */
    private void loseConnection() {
        writer.abandon();
        readTimeout.cancel();
        replica.disconnect(false);
        connector.reconnect(!receivedAny);
    }
}

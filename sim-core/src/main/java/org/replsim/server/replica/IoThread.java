package org.replsim.server.replica;

import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.host.Burst;
import org.replsim.host.Hardware;
import org.replsim.host.Sync;
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

    private final Server server;
    private final Replica replica;
    private final RelayLog relay;
    private final Stream in;
    private final Connector connector;
    private final RelaySpace space;
    private final Timer readTimeout;
    private final Burst queueing = new Burst(this::queued);
    private final Sync relaySync = new Sync(this::durable);

    private IoThreadState state = IoThreadState.STOPPED;
    private boolean semiSync;
    private long lastPacketNanos;
    private long packet;
    private long packetRow;
    /** The first event of the packet that is not yet in the relay log. */
    private int event;

    private long unsyncedEvents;
    private long unsyncedBytes;
    private long acksSent;
    private long heartbeats;

    IoThread(Replica replica) {
        this.replica = replica;
        server = replica.server();
        relay = replica.relayLog();
        in = replica.connection().down();
        connector = new Connector(replica, this);
        space = new RelaySpace(server, relay);
        readTimeout = server.simulation().timer(new SourceName(server.name(), "io read timeout"), this::readTimedOut);
        in.receiver(this::arrived);
    }

    /** What it does now. */
    public IoThreadState state() {
        return state;
    }

    /** Rpl_semi_sync_slave_status. */
    public boolean semiSync() {
        return semiSync && state != IoThreadState.STOPPED;
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

    /** Last_IO_Errno. */
    public int lastErrno() {
        return connector.lastErrno();
    }

    /** START SLAVE IO_THREAD. */
    void start() {
        if (state == IoThreadState.STOPPED) {
            semiSync = server.variables().flag(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED);
            acksSent = 0;
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
        connector.cancel();
        readTimeout.cancel();
        if (connected) {
            replica.disconnect(semiSync);
        }
    }

    /** The SQL thread has read everything there is: the way out of a relay log that is full (1.6). */
    void sqlThreadAtEnd(boolean insideGroup) {
        if (space.escape(insideGroup)) {
            spaceMayBeFree();
        }
    }

    /** Relay files were deleted. */
    void spaceFreed() {
        spaceMayBeFree();
    }

    /** I4 is over: the source sends. */
    void dumpRequested() {
        lastPacketNanos = server.now();
        long timeout = server.variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT);
        readTimeout.in(timeout);
        become(IoThreadState.WAITING_FOR_EVENT);
        in.awaitMessage();
    }

    /** The connection was reset by the network. */
    void connectionReset() {
        if (receiving() && server.alive()) {
            loseConnection();
        }
    }

    void become(IoThreadState next) {
        boolean tell = next != IoThreadState.QUEUEING
                && !(next == IoThreadState.WAITING_FOR_EVENT && state == IoThreadState.QUEUEING);
        state = next;
        if (tell) {
            server.fact(Fact.STATE, next.ordinal());
            server.probe().thread(server.index(), true, next.text(), server.now());
        }
    }

    private boolean receiving() {
        return state == IoThreadState.WAITING_FOR_EVENT
                || state == IoThreadState.QUEUEING
                || state == IoThreadState.WAITING_FOR_SPACE;
    }

    private void arrived() {
        if (state == IoThreadState.WAITING_FOR_EVENT && server.alive()) {
            receive();
        }
    }

    /** I5 to I6. */
    private void receive() {
        packet = in.headDetail();
        packetRow = in.headRow();
        int bytes = in.headBytes();
        in.read();
        lastPacketNanos = server.now();
        if (Packet.kind(packet) == Packet.FIN) {
            loseConnection();
            return;
        }
        become(IoThreadState.QUEUEING);
        event = Packet.firstEvent(packet);
        Hardware hardware = server.host().hardware();
        long nanos = Packet.events(packet) * hardware.receiveEvent() + (long) (bytes * hardware.receiveByte());
        if (semiSync && Packet.ackWanted(packet)) {
            nanos += hardware.sendAck();
        }
        server.host().cores().submit(queueing, nanos);
    }

    private void queued() {
        if (state != IoThreadState.QUEUEING || !server.alive()) {
            return;
        }
        switch (Packet.kind(packet)) {
            case Packet.EVENTS -> queueEvents();
            case Packet.FILE -> {
                replica.fileBegins(Packet.last(packet));
                goOn();
            }
            default -> {
                heartbeats++;
                goOn();
            }
        }
    }

    /** 1.5 rule 7: write, ACK, then look at the space; with little space left, event by event. */
    private void queueEvents() {
        int end = Packet.firstEvent(packet) + Packet.events(packet);
        replica.sizesOf(packetRow);
        while (event < end) {
            int count = 1;
            long bytes;
            if (event == Packet.firstEvent(packet) && space.roomFor(replica.bytesOf(packet))) {
                count = end - event;
                bytes = replica.bytesOf(packet);
            } else {
                bytes = replica.bytesOfEvent(event);
            }
            event += count;
            boolean completes = event == end && Packet.last(packet);
            relay.append(bytes, count, completes);
            unsyncedEvents += count;
            unsyncedBytes += bytes;
            if (completes) {
                server.fact(Fact.RECEIVED, packetRow);
                server.probe()
                        .received(server.index(), replica.upstream().server().index(), packetRow, server.now());
            }
            if (syncDue() || !eventsDone(end)) {
                return;
            }
        }
        goOn();
    }

    private boolean syncDue() {
        long every = server.variables().number(ServerVariable.SYNC_RELAY_LOG);
        if (every == 0 || unsyncedEvents < every) {
            return false;
        }
        unsyncedEvents = 0;
        server.host().disk().submit(relaySync, unsyncedBytes);
        unsyncedBytes = 0;
        return true;
    }

    private void durable() {
        if (state == IoThreadState.QUEUEING && server.alive()) {
            int end = Packet.firstEvent(packet) + Packet.events(packet);
            if (eventsDone(end)) {
                if (event < end) {
                    queueEvents();
                } else {
                    goOn();
                }
            }
        }
    }

    /** What follows the write; false if the thread has to wait for relay-log space. */
    private boolean eventsDone(int end) {
        if (event == end && semiSync && Packet.ackWanted(packet)) {
            acksSent++;
            replica.sendAck(packetRow);
        }
        space.rotateIfFull();
        replica.applier().relayLogGrew();
        if (space.mustWait()) {
            become(IoThreadState.WAITING_FOR_SPACE);
            if (space.mayGoOn()) {
                become(IoThreadState.QUEUEING);
                return true;
            }
            return false;
        }
        return true;
    }

    /** I13 may be over. */
    private void spaceMayBeFree() {
        if (state != IoThreadState.WAITING_FOR_SPACE || !server.alive() || !space.mayGoOn()) {
            return;
        }
        become(IoThreadState.QUEUEING);
        if (Packet.kind(packet) == Packet.EVENTS && event < Packet.firstEvent(packet) + Packet.events(packet)) {
            queueEvents();
        } else {
            goOn();
        }
    }

    private void goOn() {
        become(IoThreadState.WAITING_FOR_EVENT);
        if (in.readable()) {
            receive();
        } else {
            in.awaitMessage();
        }
    }

    /** Fires once a period and looks when the last packet came, so a busy link costs no arming. */
    private void readTimedOut() {
        if (!receiving() || !server.alive()) {
            return;
        }
        long timeout = server.variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT);
        long due = lastPacketNanos + timeout;
        if (state != IoThreadState.WAITING_FOR_EVENT || in.readable()) {
            readTimeout.in(timeout);
        } else if (due > server.now()) {
            readTimeout.at(due);
        } else {
            loseConnection();
        }
    }

    /** Rule 3: close and reconnect at once. */
    private void loseConnection() {
        readTimeout.cancel();
        replica.disconnect(false);
        connector.reconnect();
    }
}

package org.replsim.server.replica;

import org.replsim.binlog.BinlogFiles;
import org.replsim.host.Sync;
import org.replsim.server.Packet;
import org.replsim.server.Server;
import org.replsim.server.Server.Fact;
import org.replsim.server.ServerVariable;
import org.replsim.server.SpaceWait;

/**
 * Writes what the IO thread has received to the relay log (spec 1.5 rule 7): write, sync if it is due, ACK if asked, then
 * look at the space. It goes event by event wherever one of these may come between two events of a packet.
 */
final class RelayWriter {

    private final Server server;
    private final Replica replica;
    private final IoThread io;
    private final RelayLog relay;
    private final RelaySpace space;
    private final Incoming incoming;
    private final Sync sync = new Sync(this::synced);
    private final SpaceWait diskSpace;

    private long packet;
    private long row;
    /** The first event of the packet that is not yet in the relay log, and the one behind the last. */
    private int event;

    private int end;
    private long unsyncedEvents;
    private long unsyncedBytes;
    /** Events that are in the relay log, and not yet counted in master.info. */
    private int unnotedEvents;
    /** Complete transactions that the sync under way is about. */
    private long syncingRows;

    private boolean awaitsSync;
    /** The sync under way was begun for a connection that is lost; another is due behind it. */
    private boolean syncAgain;

    RelayWriter(Replica replica, IoThread io) {
        this.replica = replica;
        this.io = io;
        server = replica.server();
        relay = replica.relayLog();
        space = new RelaySpace(server, relay);
        incoming = replica.incoming();
        diskSpace = new SpaceWait(server, "relay log", () -> relay.name(relay.fileCount()), this::write);
    }

    /** The packet that is to be written. */
    void take(long newPacket, long newRow) {
        packet = newPacket;
        row = newRow;
        event = Packet.firstEvent(packet);
        end = event + Packet.events(packet);
    }

    /** Whether that packet is a heartbeat. */
    boolean takesHeartbeat() {
        return Packet.kind(packet) == Packet.HEARTBEAT;
    }

    /** Writes the packet, as far as it goes without waiting; {@link IoThread#packetWritten} follows at its end. */
    void write() {
        int kind = Packet.kind(packet);
        if (kind != Packet.HEARTBEAT && diskSpace.mustWait()) {
            return;
        }
        if (kind == Packet.EVENTS) {
            incoming.of(row);
            if (event == end) {
                leftOut();
            }
            writeEvents();
            return;
        }
        if (kind == Packet.FILE) {
            fileBegins(Packet.last(packet), Packet.firstEvent(packet), Packet.events(packet));
        }
        event = end;
        if (settle()) {
            io.packetWritten();
        }
    }

    /**
     * An artificial Rotate has come, and before it, unless the dump has just begun, a real one.
     *
     * @param file place of the source's file
     * @param events how many have come; two more than none if the head of the file was not sent
     */
    private void fileBegins(boolean firstOfDump, int file, int events) {
        BinlogFiles files = replica.sourceLog().files();
        ReplicaPositions positions = replica.positions();
        boolean fromHead = !firstOfDump || events > 2;
        if (!firstOfDump) {
            relay.rotateForSource();
            relay.write(files.rotateBytes());
        }
        relay.rotateForSource();
        relay.write(files.rotateBytes() + files.formatDescriptionBytes());
        if (fromHead) {
            relay.write(files.headBytes(file));
        }
        if (file > positions.file() && positions.known()) {
            // What the source has lost with the end of its former file will not come; what it had sent before that has.
            relay.goOnAt(row, replica.applier().appliedRows());
        }
        positions.fileBegins(file, fromHead);
    }

    /** The connection is lost or the thread stops: what is not yet written is forgotten. */
    void abandon() {
        event = end;
        diskSpace.cancel();
        awaitsSync = false;
        syncAgain = false;
    }

    /** I13 may be over: relay files were deleted. */
    void spaceMayBeFree() {
        if (io.state() != IoThreadState.WAITING_FOR_SPACE || !server.alive() || !space.mayGoOn()) {
            return;
        }
        io.become(IoThreadState.QUEUEING);
        replica.applier().relayLogGrew();
        writeEvents();
    }

    /** The SQL thread has read everything there is: the way out of a relay log that is full (1.6). */
    void sqlThreadAtEnd(boolean insideGroup) {
        if (space.escape(insideGroup)) {
            spaceMayBeFree();
        }
    }

    /** The source has not sent a transaction that is here already. */
    private void leftOut() {
        replica.ownEvents().leftOut(row);
        relay.append(0, 0, true);
        replica.applier().passOver(row);
    }

    private void writeEvents() {
        while (event < end) {
            writeNext();
            if (unsyncedEvents >= syncPeriod()) {
                startSync();
                return;
            }
            if (!settle()) {
                return;
            }
        }
        io.packetWritten();
    }

    /** The whole packet, if nothing can come between its events; else one event. */
    private void writeNext() {
        boolean whole = event == Packet.firstEvent(packet)
                && !syncBetween(end - event)
                && space.roomFor(incoming.bytesOf(packet));
        int count = whole ? end - event : 1;
        long bytes = whole ? incoming.bytesOf(packet) : incoming.bytesOfEvent(event);
        event += count;
        boolean completes = event == end && Packet.last(packet);
        relay.append(bytes, count, completes);
        unsyncedEvents += count;
        unsyncedBytes += bytes;
        unnotedEvents += count;
        replica.disk().written();
        if (completes) {
            if (incoming.own() || replica.ownEvents().executed(row)) {
                replica.applier().passOver(row);
            }
            server.fact(Fact.RECEIVED, row);
            server.probe().received(server.index(), replica.upstream().server().index(), row, server.now());
        }
    }

    private boolean syncBetween(int events) {
        return unsyncedEvents + events > syncPeriod();
    }

    private long syncPeriod() {
        long every = server.variables().number(ServerVariable.SYNC_RELAY_LOG);
        return every == 0 ? Long.MAX_VALUE : every;
    }

    private void startSync() {
        awaitsSync = true;
        if (sync.underWay()) {
            syncAgain = true;
            return;
        }
        unsyncedEvents = 0;
        replica.disk().syncBegins();
        syncingRows = relay.receivedRows();
        server.host().disk().append(sync, unsyncedBytes);
        unsyncedBytes = 0;
    }

    private void synced() {
        if (!server.alive()) {
            return;
        }
        replica.disk().syncEnds();
        server.probe().relaySynced(server.index(), replica.upstream().server().index(), syncingRows, server.now());
        if (!awaitsSync) {
            return;
        }
        if (syncAgain) {
            syncAgain = false;
            startSync();
            return;
        }
        awaitsSync = false;
        if (settle()) {
            writeEvents();
        }
    }

    /** What follows a write: ACK, master.info, rotation, the SQL thread's wake-up, the look at the space; false if it has to wait. */
    private boolean settle() {
        if (event == end && io.semiSync() && Packet.ackWanted(packet)) {
            io.sendAck(row);
        }
        replica.disk().noted(unnotedEvents);
        unnotedEvents = 0;
        space.rotateIfFull();
        replica.applier().relayLogGrew();
        if (space.mustWait()) {
            io.become(IoThreadState.WAITING_FOR_SPACE);
            return false;
        }
        return true;
    }
}

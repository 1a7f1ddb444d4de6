package org.replsim.server.source;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.binlog.DumpStart;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.LogCursor;
import org.replsim.binlog.Shape;
import org.replsim.engine.Signal;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.host.Burst;
import org.replsim.net.Connection;
import org.replsim.net.Stream;
import org.replsim.server.DumpRequest;
import org.replsim.server.Packet;
import org.replsim.server.Server;
import org.replsim.server.Upstream;

/**
 * Sends the binary log to one replica (spec 1.4): events in order up to the published end, pushed as fast as the socket
 * takes them. It notices a dead peer only when it writes. A large transaction is read and sent piece by piece.
 *
 * <p>With the old semi-sync plugin (2.3 step 4) it is the dump thread that reads the ACK, and it sends nothing before.
 */
public final class DumpThread implements Upstream {

    /** Most that is read from the file and written to the socket at a time; less if the window is small. */
    private static final long CHUNK_BYTES = 64 * 1024;

    private final Server server;
    private final Source source;
    private final Binlog binlog;
    private final String replica;
    private final Connection connection;
    private final Stream out;
    private final EventSizes sizes;
    private final Shape shape = new Shape();
    private final LogCursor cursor;
    private final long chunkLimit;
    private final Signal moreToSend;
    private final Timer heartbeat;
    private final Burst reading = new Burst(this::read);
    private final @Nullable AckWait ackWait;

    private DumpThreadState state = DumpThreadState.NONE;
    private boolean semiSync;
    private long heartbeatPeriodNanos;
    private long lastSentNanos;
    private long nextRow;
    private int nextEvent;
    private int file;
    private boolean fileDue;
    private boolean firstFile;
    private DumpStart start = DumpStart.NOWHERE;
    private long serverId = -1;
    private long startedNanos;
    private long threadId;
    private long wakingNanos;
    private int chunkEvents;
    private long chunkBytes;
    private boolean chunkLast;
    /** What is being read was asked for before this dump began. */
    private boolean chunkStale;

    DumpThread(Source source, String replica, Connection connection, LogCursor cursor) {
        this.source = source;
        this.replica = replica;
        this.connection = connection;
        server = source.server();
        binlog = source.binlog();
        out = connection.down();
        chunkLimit = Math.min(CHUNK_BYTES, out.windowBytes() / 8);
        sizes = new EventSizes(server.profile().format(), false);
        this.cursor = cursor;
        SourceName name = new SourceName(replica, "dump");
        moreToSend = server.simulation().signal(name, this::sendNext);
        heartbeat = server.timer(server.simulation().free(replica, "dump heartbeat"), this::heartbeatDue);
        ackWait = server.profile().semiSync().dumpReadsAck()
                ? new AckWait(server, source.semiSync(), connection, this::sendNext)
                : null;
        out.sender(server.gated(this::sendNext));
        binlog.addReader(cursor);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Binlog log() {
        return binlog;
    }

    @Override
    public void startDump(DumpRequest request) {
        start = request.start();
        endDump();
        source.endDumpsOf(request.serverId());
        connection.open();
        serverId = request.serverId();
        nextRow = start.row();
        nextEvent = request.event();
        semiSync = request.semiSync();
        heartbeatPeriodNanos = request.heartbeatNanos();
        file = start.file();
        fileDue = true;
        firstFile = true;
        state = DumpThreadState.SENDING;
        startedNanos = server.now();
        threadId = server.newThreadId();
        lastSentNanos = server.now();
        if (semiSync) {
            source.semiSync().dumpStarted(nextRow);
            listen();
        }
        if (heartbeatPeriodNanos > 0) {
            heartbeat.in(heartbeatPeriodNanos);
        }
        moreToSend.raise();
    }

    @Override
    public void endDump() {
        if (state == DumpThreadState.NONE) {
            return;
        }
        state = DumpThreadState.NONE;
        chunkStale = reading.underWay();
        heartbeat.cancel();
        if (ackWait != null) {
            ackWait.cancel();
        }
        if (semiSync && server.alive()) {
            source.semiSync().dumpEnded();
        }
    }

    /** KILL, or another replica of the same server_id: the server closes the connection. */
    public void killed() {
        if (state != DumpThreadState.NONE) {
            endDump();
            connection.down().send(0, Packet.of(Packet.FIN, false, false, 0, 0), 0);
        }
    }

    /** The file that it reads, by its place; {@link Integer#MAX_VALUE} if it reads none. */
    public int reads() {
        return state == DumpThreadState.NONE ? Integer.MAX_VALUE : file;
    }

    /** What it does now. */
    public DumpThreadState state() {
        return state;
    }

    /** The server_id that the replica gave. */
    public long serverId() {
        return serverId;
    }

    /** Its number in the process list. */
    public long threadId() {
        return threadId;
    }

    /** Since when it has served this connection, nanoseconds. */
    public long startedNanos() {
        return startedNanos;
    }

    /** The server whose log it sends. */
    public Source source() {
        return source;
    }

    /** The replica it serves. */
    public String replica() {
        return replica;
    }

    @Override
    public LogCursor cursor() {
        return cursor;
    }

    /** The connection it sends over. */
    public Connection connection() {
        return connection;
    }

    /** C5: there may be more to send. */
    void published() {
        if (state == DumpThreadState.HAS_SENT_ALL) {
            wakingNanos = server.host().hardware().kernel().threadWake();
            moreToSend.raise();
        }
    }

    /** Who reads this replica's ACKs. */
    private void listen() {
        if (ackWait != null) {
            ackWait.listen();
        } else {
            source.ackReceiver().listen(connection, serverId);
        }
    }

    private boolean awaitsAck() {
        return ackWait != null && ackWait.underWay();
    }

    private void sendNext() {
        if (state == DumpThreadState.NONE || reading.underWay() || awaitsAck() || !server.alive()) {
            return;
        }
        if (!out.writable()) {
            out.awaitRoom();
            return;
        }
        nextRow = binlog.present(nextRow);
        for (noticeNextFile(); fileDue; noticeNextFile()) {
            if (!sendFileHead()) {
                return;
            }
        }
        if (nextRow >= binlog.published()) {
            state = DumpThreadState.HAS_SENT_ALL;
            return;
        }
        state = DumpThreadState.SENDING;
        if (nextEvent == 0 && start.knows(nextRow)) {
            leaveOut();
        } else {
            readChunk();
        }
    }

    /** The replica is told only that nothing of this transaction comes. */
    private void leaveOut() {
        if (send(nextRow, Packet.of(Packet.EVENTS, false, true, 0, 0), 0)) {
            nextRow++;
            moreToSend.raise();
        }
    }

    private void noticeNextFile() {
        BinlogFiles files = binlog.files();
        if (!fileDue && file < files.count() - 1) {
            long end = nextRow < binlog.published() ? binlog.endOffset(nextRow) : files.writtenOffset();
            if (end > files.endOf(file)) {
                file++;
                fileDue = true;
            }
        }
    }

    /**
     * D1/D2: every dump and every new file begins with an artificial Rotate and the Format_desc; at a switch the real Rotate
     * comes first and the file's other events follow.
     */
    private boolean sendFileHead() {
        BinlogFiles files = binlog.files();
        boolean first = firstFile;
        int events = 2;
        int bytes = files.rotateBytes() + files.formatDescriptionBytes();
        if (!first) {
            events++;
            bytes += files.rotateBytes();
        }
        if (!first || start.head()) {
            events += files.headEvents(file);
            bytes += files.headBytes(file);
        }
        fileDue = false;
        firstFile = false;
        return send(nextRow, Packet.of(Packet.FILE, false, first, file, events), bytes + events * overhead());
    }

    private void readChunk() {
        server.transactions().shape(binlog.id(nextRow), shape);
        sizes.of(shape, binlog.has(nextRow, Binlog.GROUPED));
        boolean whole = nextEvent == 0 && sizes.wireBytes() <= chunkLimit;
        chunkEvents = whole ? sizes.wireEvents() : sizes.wireEventsWithin(nextEvent, chunkLimit);
        chunkBytes = whole ? sizes.wireBytes() : sizes.wireBytes(nextEvent, chunkEvents);
        chunkLast = nextEvent + chunkEvents == sizes.wireEvents();
        boolean flushes = chunkLast && (semiSync || nextRow + 1 >= binlog.published());
        long nanos = wakingNanos + DumpCost.nanos(server, chunkEvents, chunkBytes, flushes);
        wakingNanos = 0;
        server.host().cores().submit(reading, nanos);
    }

    private void read() {
        if (state == DumpThreadState.NONE || !server.alive()) {
            return;
        }
        if (chunkStale) {
            chunkStale = false;
            sendNext();
            return;
        }
        boolean ack = chunkLast && semiSync && source.semiSync().flag(nextRow);
        long packet = Packet.of(Packet.EVENTS, ack, chunkLast, nextEvent, chunkEvents);
        if (!send(nextRow, packet, (int) chunkBytes + chunkEvents * overhead())) {
            return;
        }
        if (chunkLast) {
            nextRow++;
            nextEvent = 0;
        } else {
            nextEvent += chunkEvents;
        }
        if (!ack || ackWait == null || !ackWait.begin()) {
            sendNext();
        }
    }

    private boolean send(long row, long packet, int bytes) {
        if (!connection.acceptsWrite()) {
            endDump();
            return false;
        }
        out.send(row, packet, bytes);
        lastSentNanos = server.now();
        return true;
    }

    private int overhead() {
        return Packet.EVENT_OVERHEAD + (semiSync ? Packet.SEMI_SYNC_HEADER : 0);
    }

    /** Fires once a period and looks whether anything was sent meanwhile, so a busy log costs no arming. */
    private void heartbeatDue() {
        if (state == DumpThreadState.NONE || !server.alive()) {
            return;
        }
        long due = (awaitsAck() ? server.now() : lastSentNanos) + heartbeatPeriodNanos;
        if (due > server.now()) {
            heartbeat.at(due);
            return;
        }
        int bytes = binlog.files().heartbeatBytes() + overhead();
        if (out.writable() && !send(nextRow, Packet.of(Packet.HEARTBEAT, false, false, 0, 1), bytes)) {
            return;
        }
        heartbeat.in(heartbeatPeriodNanos);
    }
}

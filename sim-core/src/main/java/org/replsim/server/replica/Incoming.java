package org.replsim.server.replica;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.Shape;
import org.replsim.server.Packet;
import org.replsim.server.Server;

/** A transaction of the source's log as it comes to a replica: what its events take in the relay log. */
final class Incoming {

    private final Server server;
    private final Binlog sourceLog;
    private final EventSizes sizes;
    private final Shape shape = new Shape();
    private final OwnEvents filter;
    private boolean own;

    Incoming(Server server, Server source, Binlog sourceLog, OwnEvents filter) {
        this.filter = filter;
        this.server = server;
        this.sourceLog = sourceLog;
        sizes = new EventSizes(source.profile().format(), false);
    }

    /** The questions are about this row from now on. */
    Incoming of(long row) {
        long id = sourceLog.id(row);
        server.transactions().shape(id, shape);
        sizes.of(shape, sourceLog.has(row, Binlog.GROUPED));
        own = filter.drops(row);
        return this;
    }

    /** Whether it is not written to the relay log, see {@link OwnEvents}. */
    boolean own() {
        return own;
    }

    /** What the whole of it takes. */
    long bytes() {
        return own ? 0 : sizes.wireBytes();
    }

    /** What its first events take. */
    long bytesOfFirst(int events) {
        long bytes = 0;
        for (int event = 0; event < events; event++) {
            bytes += bytesOfEvent(event);
        }
        return bytes;
    }

    /** What one of its events takes. */
    long bytesOfEvent(int event) {
        return own ? 0 : sizes.wireEvent(event);
    }

    /** What the events of a packet take. */
    long bytesOf(long packet) {
        int first = Packet.firstEvent(packet);
        int count = Packet.events(packet);
        if (first == 0 && Packet.last(packet)) {
            return bytes();
        }
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += bytesOfEvent(first + i);
        }
        return bytes;
    }
}

package org.replsim.server.source;

import org.replsim.host.Burst;
import org.replsim.net.Connection;
import org.replsim.server.Packet;
import org.replsim.server.Server;

/**
 * A dump thread of the old semi-sync plugin while it reads the ACK of what it has just sent (spec 2.3 step 4). It waits until
 * the replica answers or closes the connection, whatever becomes of the session; so at most one ACK is outstanding.
 */
final class AckWait {

    private final Server server;
    private final SemiSync semiSync;
    private final Connection connection;
    private final Runnable over;
    private final Burst reading = new Burst(this::read);
    private final Runnable arrived;
    private boolean underWay;
    /** The replica has closed the connection: there is nothing to wait for. */
    private boolean ended;

    private long sentNanos;

    /** @param over what the dump thread does when the wait is over */
    AckWait(Server server, SemiSync semiSync, Connection connection, Runnable over) {
        this.server = server;
        this.semiSync = semiSync;
        this.connection = connection;
        this.over = over;
        arrived = server.gated(this::arrived);
    }

    /** A dump for a semi-sync replica begins. */
    void listen() {
        ended = false;
        connection.up().receiver(arrived);
        connection.markEnd(Packet.of(Packet.FIN, false, false, 0, 0));
    }

    /** Whether the dump thread is blocked. */
    boolean underWay() {
        return underWay;
    }

    /** A flagged event was sent; false if the connection is known to be closed, so that no ACK can come. */
    boolean begin() {
        if (ended) {
            return false;
        }
        underWay = true;
        sentNanos = server.now();
        goOn();
        return true;
    }

    /** The dump has ended. */
    void cancel() {
        underWay = false;
    }

    private void arrived() {
        if (underWay && server.alive()) {
            goOn();
        }
    }

    private void goOn() {
        if (!connection.up().readable()) {
            connection.up().awaitMessage();
        } else if (!reading.underWay()) {
            server.host().cores().submit(reading, server.host().hardware().ackReceiver());
        }
    }

    /** The core has done its work, perhaps for a dump that has ended since. */
    private void read() {
        if (!underWay || !server.alive()) {
            return;
        }
        if (!connection.up().readable()) {
            connection.up().awaitMessage();
            return;
        }
        ended = Packet.kind(connection.up().headDetail()) == Packet.FIN;
        long row = connection.up().headRow();
        connection.up().read();
        underWay = false;
        if (!ended) {
            semiSync.netWaited(sentNanos);
            semiSync.acked(0, row);
        }
        over.run();
    }
}

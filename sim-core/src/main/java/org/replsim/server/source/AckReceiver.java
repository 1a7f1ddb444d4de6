package org.replsim.server.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.host.Burst;
import org.replsim.net.Connection;
import org.replsim.server.Server;

/**
 * The thread that reads the ACKs of all replicas (2.3 step 4): one at a time, the connections in turn, each ACK at the
 * cost of the machine.
 */
final class AckReceiver {

    private final Server server;
    private final SemiSync semiSync;
    private final List<Connection> connections = new ArrayList<>();
    /** The server_id behind each connection, as the dump thread was told last. */
    private long[] serverIds = new long[0];

    private final Burst handling = new Burst(this::handled);
    private final Runnable arrived = this::arrived;
    private @Nullable Connection current;
    /** Place of the connection that was looked at last. */
    private int turn;

    AckReceiver(Server server, SemiSync semiSync) {
        this.server = server;
        this.semiSync = semiSync;
    }

    /** A semi-sync replica has connected. */
    void listen(Connection connection, long serverId) {
        if (!connections.contains(connection)) {
            connections.add(connection);
            connection.up().receiver(arrived);
            serverIds = Arrays.copyOf(serverIds, connections.size());
        }
        serverIds[connections.indexOf(connection)] = serverId;
        connection.up().awaitMessage();
    }

    /** What it does now. */
    AckReceiverState state() {
        if (handling.underWay()) {
            return AckReceiverState.READING_ACK;
        }
        return connections.isEmpty() ? AckReceiverState.WAITING_FOR_CONNECTION : AckReceiverState.WAITING_FOR_ACK;
    }

    private void arrived() {
        if (!server.defers(arrived) && !handling.underWay() && server.alive()) {
            next(server.host().hardware().kernel().threadWake());
        }
    }

    private void next(long wakingNanos) {
        for (int i = 0; i < connections.size(); i++) {
            turn = turn + 1 >= connections.size() ? 0 : turn + 1;
            Connection connection = connections.get(turn);
            if (connection.up().readable()) {
                current = connection;
                server.host()
                        .cores()
                        .submit(handling, wakingNanos + server.host().hardware().ackReceiver());
                return;
            }
        }
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).up().awaitMessage();
        }
    }

    private void handled() {
        Connection connection = current;
        if (connection == null || !server.alive()) {
            return;
        }
        if (connection.up().readable()) {
            long row = connection.up().headRow();
            connection.up().read();
            semiSync.acked(replica(turn), row);
        }
        next(0);
    }

    /** The first place of the same server_id: a replica that has come again by another connection is still one (2.8). */
    private int replica(int place) {
        int first = 0;
        while (serverIds[first] != serverIds[place]) {
            first++;
        }
        return first;
    }
}

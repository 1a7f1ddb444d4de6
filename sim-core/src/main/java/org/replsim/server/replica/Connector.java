package org.replsim.server.replica;

import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.net.LinkState;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * Takes the IO thread from its start, or from a lost connection, to streaming (I1-I4, I10): about twelve round trips, and
 * the retries of spec 1.5 rule 3. The first reconnect is tried at once; a failed try is followed by a sleep of
 * MASTER_CONNECT_RETRY, up to master-retry-count tries.
 */
final class Connector {

    /** Can't connect to MySQL server. */
    private static final int CR_CONN_HOST_ERROR = 2003;
    /** Lost connection: no answer within slave_net_timeout. */
    private static final int CR_SERVER_LOST = 2013;
    /** The kernel sends a SYN again after 1, 3, 7, 15 ... seconds. */
    private static final long FIRST_SYN_RETRY_NANOS = 1_000_000_000L;

    /** Round trips of each state: TCP and login, queries, registering, request; twelve in all (measured). */
    private static final int CONNECT_RTTS = 4;

    private static final int CHECK_RTTS = 6;

    private final Server server;
    private final Replica replica;
    private final IoThread io;
    private final Timer step;
    private IoThreadState pending = IoThreadState.STOPPED;
    private boolean reconnecting;
    private boolean sleeping;
    private boolean unanswered;
    private int failures;
    private int lastErrno;
    private long attemptSinceNanos;
    private long synRetryNanos;

    Connector(Replica replica, IoThread io) {
        this.replica = replica;
        this.io = io;
        server = replica.server();
        step = server.simulation().timer(new SourceName(server.name(), "io connect"), this::stepped);
    }

    int lastErrno() {
        return lastErrno;
    }

    /** START SLAVE. */
    void start() {
        reconnecting = false;
        failures = 0;
        lastErrno = 0;
        attempt();
    }

    /** The connection was lost while it was read from. */
    void reconnect() {
        reconnecting = true;
        failures = 0;
        attempt();
    }

    /** STOP SLAVE. */
    void cancel() {
        step.cancel();
    }

    private void attempt() {
        sleeping = false;
        io.become(reconnecting ? IoThreadState.RECONNECTING : IoThreadState.CONNECTING);
        attemptSinceNanos = server.now();
        synRetryNanos = FIRST_SYN_RETRY_NANOS;
        pending = IoThreadState.CHECKING_VERSION;
        knock();
    }

    /** Sends the SYN, or sends it again. */
    private void knock() {
        LinkState link = replica.connection().link().state();
        boolean refused = link == LinkState.RESET
                || (link == LinkState.UP && !replica.upstream().server().alive());
        if (link == LinkState.UP && replica.sourceHostDown()) {
            refused = false;
        }
        if (refused) {
            unanswered = false;
            failedAfter(link == LinkState.RESET ? 0 : rtt(1), CR_CONN_HOST_ERROR);
        } else if (link == LinkState.UP && replica.upstream().server().alive()) {
            unanswered = false;
            step.in(rtt(CONNECT_RTTS));
        } else {
            unanswered = true;
            knockAgainOrGiveUp();
        }
    }

    private void knockAgainOrGiveUp() {
        long giveUp = attemptSinceNanos + server.variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT);
        if (server.now() >= giveUp) {
            failedAfter(0, CR_SERVER_LOST);
            return;
        }
        step.at(Math.min(server.now() + synRetryNanos, giveUp));
        synRetryNanos *= 2;
    }

    private void failedAfter(long nanos, int errno) {
        lastErrno = errno;
        failures++;
        unanswered = false;
        long limit = replica.spec().masterRetryCount();
        if (limit > 0 && failures >= limit) {
            io.stop();
            return;
        }
        sleeping = true;
        step.in(nanos + replica.spec().connectRetryNanos());
    }

    private void stepped() {
        if (!server.alive()) {
            return;
        }
        if (sleeping) {
            attempt();
        } else if (unanswered) {
            knock();
        } else if (replica.connection().link().state() != LinkState.UP
                || !replica.upstream().server().alive()) {
            unanswered = true;
            knockAgainOrGiveUp();
        } else {
            advance();
        }
    }

    private void advance() {
        switch (pending) {
            case CHECKING_VERSION -> {
                replica.measureClocks();
                lastErrno = 0;
                enter(IoThreadState.CHECKING_VERSION, IoThreadState.REGISTERING, rtt(CHECK_RTTS));
            }
            case REGISTERING -> enter(IoThreadState.REGISTERING, IoThreadState.REQUESTING_DUMP, rtt(1));
            case REQUESTING_DUMP -> enter(IoThreadState.REQUESTING_DUMP, IoThreadState.WAITING_FOR_EVENT, rtt(1) / 2);
            default -> {
                replica.requestDump();
                io.dumpRequested();
            }
        }
    }

    private void enter(IoThreadState now, IoThreadState next, long nanos) {
        io.become(now);
        pending = next;
        step.in(nanos);
    }

    private long rtt(int count) {
        return count * replica.connection().link().rttNanos();
    }
}

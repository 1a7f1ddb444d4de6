package org.replsim.server.replica;

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

    /** The IO thread cannot go on, and a retry would not help. */
    private static final int ER_SLAVE_FATAL_ERROR = 1593;

    private static final String EQUAL_IDS =
            "Fatal error: The slave I/O thread stops because master and slave have equal"
                    + " MySQL server ids; these ids must be different for replication to work (or the"
                    + " --replicate-same-server-id option must be used on slave but this does not always make sense; please check"
                    + " the manual before using it).";

    /** The source does not know the user, or not from here, or not with this password. */
    static final int ER_ACCESS_DENIED = 1045;

    /** Can't connect to MySQL server. */
    static final int CR_CONN_HOST_ERROR = 2003;
    /** Lost connection: reset while it was set up, or no answer within slave_net_timeout. */
    static final int CR_SERVER_LOST = 2013;
    /** The kernel sends a SYN again after 1, 3, 7, 15 ... seconds. */
    private static final long FIRST_RETRY_NANOS = 1_000_000_000L;

    /** Round trips of each state: TCP and login, queries, registering, request; twelve in all (measured). */
    private static final int CONNECT_RTTS = 4;

    private static final int CHECK_RTTS = 6;

    /** What happens when the timer fires. */
    private enum Next {
        /** The SYN is sent again. */
        KNOCK,
        /** The source has answered, or is asked once more. */
        ADVANCE,
        /** The refusal is here. */
        FAIL,
        /** MASTER_CONNECT_RETRY is over. */
        ATTEMPT
    }

    private final Server server;
    private final Replica replica;
    private final IoThread io;
    private final Timer step;
    private Next next = Next.ATTEMPT;
    /** The state that the next answer leads to. */
    private IoThreadState pending = IoThreadState.STOPPED;

    private boolean reconnecting;
    /** At what the connection before broke. */
    private Broken broken = Broken.READ;

    private int failures;
    private int refusal;
    /** A question got lost or is held up. */
    private boolean unanswered;

    private long askedNanos;
    private long retryNanos;

    Connector(Replica replica, IoThread io) {
        this.replica = replica;
        this.io = io;
        server = replica.server();
        step = server.timer("io connect", this::stepped);
        replica.connection().onRelease(server.gated(this::linkReleased));
    }

    /** START SLAVE. */
    void start() {
        reconnecting = false;
        failures = 0;
        io.failed(0, "");
        attempt();
    }

    /**
     * The connection was lost while it was read from or set up: another is tried as soon as all ends know, unless the one
     * before was lost as well, without a packet since (rule 4).
     */
    void reconnect(boolean again) {
        reconnect(Broken.READ, again);
    }

    private void reconnect(Broken what, boolean again) {
        broken = what;
        reconnecting = true;
        failures = 0;
        io.become(again ? what.waiting() : what.reconnecting());
        next = Next.ATTEMPT;
        step.in(again ? replica.info().connectRetryNanos() : 0);
    }

    /** STOP SLAVE. */
    void cancel() {
        step.cancel();
    }

    private void stepped() {
        unanswered = false;
        if (!server.alive()) {
            return;
        }
        switch (next) {
            case KNOCK -> knock();
            case ADVANCE -> advance();
            case FAIL -> failed(refusal);
            case ATTEMPT -> attempt();
        }
    }

    /** What a held link had kept gets through: an answer that is waited for is on its way. */
    private void linkReleased() {
        if (step.armed() && unanswered) {
            step.in(0);
        }
    }

    private void attempt() {
        io.become(reconnecting ? broken.reconnecting() : IoThreadState.CONNECTING);
        pending = IoThreadState.CHECKING_VERSION;
        ask();
        knock();
    }

    /** Sends the SYN, or sends it again. */
    private void knock() {
        if (answers()) {
            next = Next.ADVANCE;
            step.in(rtt(CONNECT_RTTS));
        } else if (refuses()) {
            boolean byNetwork = replica.connection().link().state() == LinkState.RESET;
            refusal = CR_CONN_HOST_ERROR;
            next = Next.FAIL;
            step.in(byNetwork ? 0 : rtt(1));
        } else if (gaveUp()) {
            failed(CR_SERVER_LOST);
        } else {
            retry(Next.KNOCK);
        }
    }

    /** An answer was due; if it did not come, the connection is broken, or the question lost and asked again. */
    private void advance() {
        if (answers()) {
            enterPending();
        } else if (refuses() || gaveUp()) {
            io.failed(CR_SERVER_LOST, ConnectError.text(replica, reconnecting, CR_SERVER_LOST));
            Broken what = Broken.at(io.state());
            reconnect(what, what != Broken.READ && reconnecting && what == broken);
        } else {
            retry(Next.ADVANCE);
        }
    }

    private void enterPending() {
        ask();
        next = Next.ADVANCE;
        switch (pending) {
            case CHECKING_VERSION -> checkSource();
            case REGISTERING -> enter(IoThreadState.REQUESTING_DUMP, rtt(1));
            case REQUESTING_DUMP -> enter(IoThreadState.WAITING_FOR_EVENT, rtt(1) / 2);
            default -> io.dumpRequested();
        }
    }

    /** I2, behind the login. */
    private void checkSource() {
        Server source = replica.upstream().server();
        MasterInfo info = replica.info();
        if (!info.user().isEmpty()
                && !source.accounts()
                        .letsIn(info.user(), info.password(), server.host().address())) {
            failed(ER_ACCESS_DENIED);
            return;
        }
        if (source.serverId() == server.serverId()) {
            io.fatal(ER_SLAVE_FATAL_ERROR, EQUAL_IDS);
            return;
        }
        replica.measureClocks();
        io.failed(0, "");
        enter(IoThreadState.REGISTERING, rtt(CHECK_RTTS));
    }

    private void enter(IoThreadState after, long nanos) {
        io.become(pending);
        pending = after;
        step.in(nanos);
    }

    private void failed(int errno) {
        io.failed(errno, ConnectError.text(replica, reconnecting, errno));
        failures++;
        long limit = replica.info().masterRetryCount();
        if (limit > 0 && failures >= limit) {
            io.stop();
            return;
        }
        next = Next.ATTEMPT;
        step.in(replica.info().connectRetryNanos());
    }

    /** A question is put to the source. */
    private void ask() {
        askedNanos = server.now();
        retryNanos = FIRST_RETRY_NANOS;
    }

    private void retry(Next what) {
        next = what;
        unanswered = true;
        step.at(Math.min(server.now() + retryNanos, giveUpNanos()));
        retryNanos *= 2;
    }

    private boolean gaveUp() {
        return server.now() >= giveUpNanos();
    }

    private long giveUpNanos() {
        return askedNanos + server.variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT);
    }

    private boolean answers() {
        return replica.connection().link().state() == LinkState.UP
                && replica.upstream().server().answers();
    }

    private boolean refuses() {
        LinkState link = replica.connection().link().state();
        return link == LinkState.RESET
                || (link == LinkState.UP && !replica.upstream().server().alive() && !replica.sourceHostDown());
    }

    private long rtt(int count) {
        return count * replica.connection().link().rttNanos();
    }
}

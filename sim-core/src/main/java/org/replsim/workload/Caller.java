package org.replsim.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Node;
import org.replsim.cluster.Route;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.server.Server;
import org.replsim.server.source.Session;

/**
 * A client's end of a connection that is made anew when it is lost, and carries one transaction at a time until that is
 * acknowledged or given up. Three ends of a try are told apart: acknowledged; failed, so that it is certainly not there
 * (refused, 1290, or lost before COMMIT was sent) and sent again; unknown, when COMMIT was sent and no answer came.
 */
final class Caller implements Route.Follower {

    /** What the timer ends. */
    private enum Next {
        BEGIN,
        PROCEED,
        RECEIVE,
        LOST,
        NOTHING
    }

    private final Reachable reach;
    private final Runnable done;
    private final Simulation simulation;
    private final Timer step;
    private final Timer answerDue;
    private final Dial dial;

    private Next next = Next.NOTHING;
    private @Nullable Line line;
    private boolean busy;
    private int client;
    private long number;
    private long id;
    /** Its name is one under which an unanswered transaction is sent again. */
    private boolean repeat;
    /** The connections over which it was sent without an answer. */
    private final List<Line> unanswered = new ArrayList<>();

    private long firstSentNanos;
    /** Since when the transaction has been with the server it is sent to. */
    private long arrivedNanos;

    private long statementSentNanos;
    private int errno;

    /** @param done told when the transaction has left the client */
    Caller(Reachable reach, String role, int index, Runnable done) {
        this.reach = reach;
        this.done = done;
        simulation = reach.cluster().simulation();
        step = simulation.timer(new SourceName(reach.name(), role, index), this::stepped);
        answerDue = simulation.timer(new SourceName(reach.name(), role + " answer", index), this::noAnswer);
        dial = new Dial(reach, role + " dial", index, this::connected);
        line = new Line(this, reach.target());
        if (reach.reconnect().follow()) {
            reach.route().add(this);
        }
    }

    /** Sends a transaction; its latency counts from {@code sinceNanos}. */
    void send(int ofClient, long itsNumber, long sinceNanos) {
        client = ofClient;
        number = itsNumber;
        firstSentNanos = sinceNanos;
        busy = true;
        repeat = false;
        unanswered.clear();
        transmit();
    }

    /** Over the connection that stands, or over a new one. */
    private void transmit() {
        Line current = line;
        if (current == null || !reaches(current)) {
            drop();
            dial.call();
            return;
        }
        Server server = current.server();
        if (!repeat) {
            id = reach.id(current.node(), client, number);
        }
        arrivedNanos = server.now();
        server.probe().arrived(server.index(), arrivedNanos);
        current.sends();
        sent();
        after(reach.rttNanos() / 2, Next.BEGIN);
    }

    /** Whether the client has not been told that the connection is gone; what vanished tells nothing. */
    private boolean reaches(Line current) {
        return !current.broken()
                && (current.alive()
                        || !current.node().hostUp()
                        || !reach.path(current.node()).open());
    }

    private void sent() {
        statementSentNanos = simulation.now();
        if (!answerDue.armed()) {
            answerDue.in(reach.reconnect().answerTimeoutNanos());
        }
    }

    private void after(long nanos, Next what) {
        next = what;
        if (nanos == 0) {
            stepped();
        } else {
            step.in(nanos);
        }
    }

    private void stepped() {
        Next now = next;
        next = Next.NOTHING;
        switch (now) {
            case BEGIN -> begin();
            case PROCEED -> proceed();
            case RECEIVE -> received();
            case LOST -> lost();
            case NOTHING -> {}
        }
    }

    private void connected() {
        Node node = reach.target();
        reach.reconnected();
        Line fresh = new Line(this, node);
        line = fresh;
        if (!unanswered.isEmpty()) {
            id = reach.again(node, id);
            repeat = true;
        }
        transmit();
    }

    private void begin() {
        Line current = line;
        if (current != null && arrives(current)) {
            current.begin(id);
        }
    }

    private void proceed() {
        Line current = line;
        if (current != null && arrives(current)) {
            current.proceed();
        }
    }

    /** Whether what was sent arrives; if not, the client hears a reset, or nothing. */
    private boolean arrives(Line current) {
        if (!current.node().hostUp() || !reach.path(current.node()).open()) {
            return false;
        }
        if (!current.alive()) {
            after(Math.max(1, reach.rttNanos() / 2), Next.LOST);
            return false;
        }
        return true;
    }

    /** The server has answered a statement inside the transaction. */
    void statementDone(Line from) {
        if (from == line && reach.path(from.node()).open()) {
            sent();
            after(reach.rttNanos(), Next.PROCEED);
        }
    }

    /** The server has ended the transaction, or itself. */
    void answered(Line from, int error) {
        if (from != line) {
            return;
        }
        if (!reach.path(from.node()).open()
                || (error == Session.CR_SERVER_LOST && !from.node().hostUp())) {
            return;
        }
        errno = error;
        long back = reach.rttNanos() / 2;
        if (error == Session.CR_SERVER_LOST) {
            after(Math.max(1, back), Next.LOST);
        } else if (error == 0) {
            after(back, Next.RECEIVE);
        } else {
            after(Math.max(1, back), Next.RECEIVE);
        }
    }

    private void received() {
        Line current = line;
        if (current == null) {
            return;
        }
        switch (errno) {
            case 0 -> acknowledged(current);
            case Session.ER_LOCK_DEADLOCK -> {
                failed(current, false);
                sent();
                after(reach.rttNanos() / 2, Next.BEGIN);
            }
            case Session.ER_LOCK_WAIT_TIMEOUT -> {
                failed(current, true);
                finish();
            }
            default -> {
                reach.refusedReadOnly();
                failed(current, true);
                drop();
                dial.callLater();
            }
        }
    }

    private void acknowledged(Line current) {
        Server server = current.server();
        long now = simulation.now();
        server.probe().acknowledged(server.index(), current.session().row(), now - firstSentNanos, now);
        for (Line before : unanswered) {
            reach.repeated(before, server.name());
        }
        reach.route().committed(server.name(), now);
        finish();
    }

    private void failed(Line current, boolean gone) {
        Server server = current.server();
        server.probe().failed(server.index(), errno, simulation.now() - arrivedNanos, gone, simulation.now());
    }

    private void finish() {
        busy = false;
        done.run();
    }

    /** Fires once a timeout and looks since when nothing was heard, so a busy client costs no arming. */
    private void noAnswer() {
        boolean waits = busy && line != null && next != Next.RECEIVE && next != Next.LOST;
        if (!waits) {
            return;
        }
        long due = statementSentNanos + reach.reconnect().answerTimeoutNanos();
        if (simulation.now() < due) {
            answerDue.at(due);
        } else {
            lost();
        }
    }

    /** The connection is gone. */
    private void lost() {
        Line current = line;
        if (current == null) {
            return;
        }
        step.cancel();
        next = Next.NOTHING;
        errno = Session.CR_SERVER_LOST;
        boolean unknown = current.begun() ? current.commits() : reach.single(id);
        failed(current, true);
        drop();
        if (unknown) {
            reach.unknownOutcome();
            if (!reach.reconnect().retry()) {
                finish();
                return;
            }
            unanswered.add(current);
        }
        dial.call();
    }

    private void drop() {
        Line current = line;
        line = null;
        if (current != null) {
            current.close();
        }
    }

    /** The address has moved: packets of this connection go to a server that does not know it. */
    @Override
    public void moved() {
        Line current = line;
        if (current == null) {
            dial.addressMoved();
            return;
        }
        boolean stays = (!reach.nowhere() && current.node() == reach.target())
                || !reach.path(reach.target()).open();
        if (stays) {
            return;
        }
        current.breakOff();
        if (busy && next != Next.RECEIVE) {
            after(Math.max(1, reach.rttNanos() / 2), Next.LOST);
        }
    }
}

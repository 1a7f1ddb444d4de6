package org.replsim.workload;

import org.replsim.cluster.Node;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/**
 * A client's tries to connect, for ever: refused at once where a host answers and no process is there, given up after a
 * time-out where nobody answers, with a pause before each new try.
 */
final class Dial {

    /** TCP's handshake, the server's greeting with the login, and the first OK. */
    private static final int CONNECT_RTTS = 3;

    private static final long FIRST_RETRY_NANOS = 1_000_000_000L;

    /** What the timer ends. */
    private enum Next {
        CALL,
        CONNECTED,
        FAILED
    }

    private final Reachable reach;
    private final Runnable connected;
    private final Simulation simulation;
    private final Timer step;
    private Next next = Next.CALL;
    private long sinceNanos;
    private boolean unanswered;

    /** @param connected told when the server that the address leads to has let the client in */
    Dial(Reachable reach, String role, int index, Runnable connected) {
        this.reach = reach;
        this.connected = connected;
        simulation = reach.cluster().simulation();
        step = simulation.timer(new SourceName(reach.name(), role, index), this::stepped);
    }

    /** Tries now. */
    void call() {
        sinceNanos = simulation.now();
        Node node = reach.target();
        unanswered = !answers(node);
        if (unanswered) {
            after(reach.reconnect().connectTimeoutNanos(), Next.FAILED);
        } else if (!node.server().alive()) {
            after(Math.max(1, reach.rttNanos()), Next.FAILED);
        } else {
            after(Math.max(1, CONNECT_RTTS * reach.rttNanos()), Next.CONNECTED);
        }
    }

    /** Tries after the pause. */
    void callLater() {
        after(reach.reconnect().afterNanos(), Next.CALL);
    }

    /** A SYN that nobody has answered is sent again after 1, 3, 7, 15 ... seconds, and comes to who has the address then. */
    void addressMoved() {
        if (!step.armed() || next != Next.FAILED || !unanswered) {
            return;
        }
        long wait = FIRST_RETRY_NANOS;
        while (sinceNanos + wait <= simulation.now()) {
            wait = 2 * wait + FIRST_RETRY_NANOS;
        }
        if (wait < reach.reconnect().connectTimeoutNanos()) {
            next = Next.CALL;
            step.at(sinceNanos + wait);
        }
    }

    private void stepped() {
        switch (next) {
            case CALL -> call();
            case CONNECTED -> letIn();
            case FAILED -> callLater();
        }
    }

    private void letIn() {
        Node node = reach.target();
        if (answers(node) && node.server().alive()) {
            connected.run();
        } else {
            call();
        }
    }

    /** Whether somebody would hear: a host, and not a server that stands still. */
    private boolean answers(Node node) {
        return !reach.nowhere()
                && node.hostUp()
                && reach.path(node).open()
                && !(node.server().alive() && node.server().frozen());
    }

    private void after(long nanos, Next what) {
        next = what;
        step.in(nanos);
    }
}

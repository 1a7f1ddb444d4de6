package org.replsim.failover;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Admin;
import org.replsim.admin.AdminSession;
import org.replsim.admin.Answer;
import org.replsim.admin.Call;
import org.replsim.cluster.Node;
import org.replsim.cluster.Paths;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/**
 * A manager's connection to one server: one statement at a time, over a way with a round trip. A process that is gone
 * refuses at once; a host that is gone, lost packets and a server that stands still are found out by time-out.
 */
final class Desk {

    private static final String USER = "root";

    private final Admin admin;
    private final Node node;
    private final Paths.Path path;
    private final String from;
    private final long rttNanos;
    private final Timer step;
    private final Timer deadline;
    private final Deque<Ask> waiting = new ArrayDeque<>();
    private @Nullable AdminSession session;
    private @Nullable Ask current;
    private @Nullable Answer reply;

    private record Ask(String statement, long timeoutNanos, Consumer<Answer> then) {}

    /** @param role what for, as a manager has several connections to a server */
    Desk(Admin admin, FailoverSpec spec, String server, String role) {
        this.admin = admin;
        node = admin.cluster().node(server);
        path = admin.cluster().paths().between(spec.host(), server);
        from = spec.host().isEmpty() ? "manager" : spec.host();
        boolean same = node.server().host().name().equals(spec.host());
        rttNanos = same ? 0 : path.rttNanos(spec.rttNanos());
        String owner = spec.name() + " " + role + " " + server;
        step = admin.cluster().simulation().timer(new SourceName(owner, "statement"), this::stepped);
        deadline = admin.cluster().simulation().timer(new SourceName(owner, "time-out"), this::timedOut);
    }

    /** The server at the other end. */
    Node node() {
        return node;
    }

    /** Whether no statement is under way. */
    boolean idle() {
        return current == null;
    }

    /** Whether packets get there: what a remote shell needs, with a host that is up. */
    boolean hostAnswers() {
        return path.open() && node.hostUp();
    }

    /**
     * Sends a statement when those before it are answered.
     *
     * @param then gets the answer, or the failure 2003 if nobody answers in time
     */
    void ask(String statement, long timeoutNanos, Consumer<Answer> then) {
        waiting.add(new Ask(statement, timeoutNanos, then));
        if (current == null) {
            next();
        }
    }

    private void next() {
        Ask ask = waiting.poll();
        current = ask;
        reply = null;
        if (ask == null) {
            return;
        }
        deadline.in(ask.timeoutNanos());
        if (hostAnswers()) {
            step.in(rttNanos / 2);
        }
    }

    private void stepped() {
        Answer known = reply;
        if (known != null) {
            deadline.cancel();
            answered(known);
            return;
        }
        Ask ask = current;
        if (ask == null || !hostAnswers()) {
            return;
        }
        if (!node.server().alive()) {
            back(new Answer.Failure(2003, "HY000", "Can't connect to server (111)"));
            return;
        }
        AdminSession open = session;
        if (open == null || open.busy()) {
            open = admin.connect(node.server().name(), USER, from);
            session = open;
        }
        Call call = open.execute(ask.statement());
        call.whenAnswered(() -> {
            if (current == ask && path.open()) {
                back(call.answer());
            }
        });
    }

    private void back(Answer answer) {
        reply = answer;
        step.in(rttNanos - rttNanos / 2);
    }

    private void timedOut() {
        step.cancel();
        answered(new Answer.Failure(2003, "HY000", "Can't connect to server (110)"));
    }

    private void answered(Answer answer) {
        Ask ask = current;
        current = null;
        reply = null;
        if (ask != null) {
            ask.then().accept(answer);
        }
        if (current == null) {
            next();
        }
    }
}

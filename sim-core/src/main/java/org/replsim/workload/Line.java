package org.replsim.workload;

import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;
import org.replsim.server.source.Source;

/** One connection of a {@link Caller}, from its login until one of its ends is gone. Its user has no SUPER privilege. */
final class Line implements SessionClient {

    private final Caller caller;
    private final Node node;
    private final Source source;
    private final Session session;
    private boolean closed;
    private boolean broken;
    private boolean begun;

    Line(Caller caller, Node node) {
        this.caller = caller;
        this.node = node;
        source = node.engine();
        session = source.connect(this);
    }

    Node node() {
        return node;
    }

    /** The process at the other end. */
    Server server() {
        return source.server();
    }

    Session session() {
        return session;
    }

    /** Whether that process runs. */
    boolean alive() {
        return source.server().alive();
    }

    /** Whether packets of the client go elsewhere. */
    boolean broken() {
        return broken;
    }

    void breakOff() {
        broken = true;
    }

    /** A transaction is sent. */
    void sends() {
        begun = false;
    }

    /** Whether the server has got anything of the transaction. */
    boolean begun() {
        return begun;
    }

    /** Whether the next thing to send, or the last that was, is COMMIT, or a statement that commits with its end. */
    boolean commits() {
        return !session.info().committedByStatement() || session.atCommit();
    }

    void begin(long id) {
        begun = true;
        session.begin(id);
    }

    void proceed() {
        if (readOnly()) {
            session.rollback();
            caller.answered(this, ReadOnly.ERRNO);
        } else {
            session.proceed();
        }
    }

    /** The client closes it; what the server is about to commit goes on. */
    void close() {
        closed = true;
        if (source.server().alive() && !session.busy()) {
            source.disconnect(session);
        }
    }

    private boolean readOnly() {
        return ReadOnly.refuses(source.server());
    }

    @Override
    public int executed() {
        return readOnly() ? ReadOnly.ERRNO : 0;
    }

    @Override
    public void statementDone() {
        if (closed) {
            session.rollback();
        } else {
            caller.statementDone(this);
        }
    }

    @Override
    public void answered(int errno) {
        if (!closed) {
            caller.answered(this, errno);
        }
    }
}

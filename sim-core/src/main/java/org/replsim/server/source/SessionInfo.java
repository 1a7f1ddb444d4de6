package org.replsim.server.source;

/** What the process list tells of a session beside its transaction. */
public final class SessionInfo {

    private final Session session;
    private final long threadId;
    private long commandSinceNanos;

    SessionInfo(Session session) {
        this.session = session;
        threadId = session.server.newThreadId();
        commandSinceNanos = session.server.now();
    }

    /** Id: the number of the connection. */
    public long threadId() {
        return threadId;
    }

    /** When its command began, or since when it has had none, nanoseconds. */
    public long commandSinceNanos() {
        return commandSinceNanos;
    }

    /**
     * Its state; empty where the statement's own text stands or the client has the word. Who follows a leader in AFTER_SYNC,
     * or waits for another group, shows what the commit queue does (spec C6). */
    public String state() {
        Phase phase = session.phase();
        boolean follows =
                phase == Phase.AFTER_SYNC && !session.source.pipeline().awaitsAck(session);
        String table = session.tableLockState();
        return table.isEmpty() ? (follows ? Phase.QUEUE : phase).text(session.server.profile()) : table;
    }

    /** Whether a COMMIT ends the transaction, rather than its only statement. */
    public boolean committedByStatement() {
        return session.shape.open || session.shape.statements > 1;
    }

    /** A command begins or ends. */
    void commandChanges(long nowNanos) {
        commandSinceNanos = nowNanos;
    }
}

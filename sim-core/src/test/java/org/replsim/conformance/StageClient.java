package org.replsim.conformance;

import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;

/** A client without distance or processor time that commits one transaction at a time and notes the answers. */
public final class StageClient implements SessionClient {

    private final Stage stage;
    private final Session session;
    private long begunNanos;
    private long answeredNanos = -1;
    private int errno = -1;
    private int answers;

    StageClient(Stage stage) {
        this.stage = stage;
        session = stage.source().connect(this);
    }

    /** Begins to commit a transaction of these events, behind the GTID event. */
    public StageClient commit(int... eventBytes) {
        return begin(stage.transactions.add(eventBytes));
    }

    /** The same for a transaction that changes these rows, in this order. */
    public StageClient commitRows(long... keys) {
        return begin(stage.transactions.addWithKeys(keys, 89, 31));
    }

    public StageClient begin(long id) {
        begunNanos = stage.now();
        answeredNanos = -1;
        errno = -1;
        session.begin(id);
        return this;
    }

    public Session session() {
        return session;
    }

    /** Whether the transaction that was begun last has its answer. */
    public boolean answered() {
        return answeredNanos >= 0;
    }

    /** Answers so far. */
    public int answers() {
        return answers;
    }

    /** The last answer: 0 for OK. */
    public int errno() {
        return errno;
    }

    public long answeredNanos() {
        return answeredNanos;
    }

    /** From begin to answer. */
    public long tookNanos() {
        return answeredNanos - begunNanos;
    }

    @Override
    public void statementDone() {
        session.proceed();
    }

    @Override
    public void answered(int error) {
        answers++;
        errno = error;
        answeredNanos = stage.now();
    }
}

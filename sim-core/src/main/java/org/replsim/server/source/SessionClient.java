package org.replsim.server.source;

/** The program at the other end of a session. */
public interface SessionClient {

    /** The server has answered a statement inside a transaction; the client calls {@link Session#proceed} in its turn. */
    void statementDone();

    /**
     * The transaction has ended.
     *
     * @param errno 0 for OK, 1205 lock wait timeout, 1213 deadlock, 2013 connection lost
     */
    void answered(int errno);
}

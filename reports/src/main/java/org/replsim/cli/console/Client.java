package org.replsim.cli.console;

/** A connection to a server. */
public interface Client {

    /** Sends a statement, without its terminator. A connection that is lost is made anew if the server runs. */
    Sent execute(String statement);

    /** The server's name. */
    String server();

    /** The default database; empty for none. */
    String database();

    /** Whether the connection stands. */
    boolean connected();

    /** The server's number for it. */
    long connectionId();

    /** Ends it. */
    void close();
}

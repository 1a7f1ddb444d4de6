package org.replsim.net;

/** Who listens on the wire: is told of every message at the instant it is sent. Touches nothing. */
@FunctionalInterface
public interface Tap {

    /**
     * A message was sent.
     *
     * @param down whether it goes from the source to the replica
     * @param bytes TCP payload; 0 for the end of the connection
     * @param leftNanos when its last byte leaves the sender
     * @param arrivesNanos when it will arrive, if the link stays as it is
     */
    void sent(Connection connection, boolean down, int bytes, long leftNanos, long arrivesNanos);
}

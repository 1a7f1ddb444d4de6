package org.replsim.server.replica;

import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * relay_log_space_limit and max_relay_log_size (spec 1.6). The flag by which the SQL thread lets the IO thread read one
 * event more is cleared only inside the IO thread's wait, which the flag itself keeps it from entering: with a limit not
 * larger than a file the IO thread can run away, as the real server does.
 */
final class RelaySpace {

    private final Server server;
    private final RelayLog relay;
    private boolean ignoreLimitOnce;
    private boolean rotateForSql;

    RelaySpace(Server server, RelayLog relay) {
        this.server = server;
        this.relay = relay;
    }

    /** Whether so many bytes fit without reaching the limit or the size of a file: then they can be written in one go. */
    boolean roomFor(long bytes) {
        return (limit() == 0 || relay.space() + bytes <= limit()) && relay.currentBytes() + bytes <= maxFileBytes();
    }

    /** A file that has become too large is closed. */
    void rotateIfFull() {
        if (relay.currentBytes() > maxFileBytes()) {
            relay.rotate();
        }
    }

    /** Tested after each event is written. */
    boolean mustWait() {
        return over() && !ignoreLimitOnce;
    }

    /** Asked inside the wait: whether it is over. Takes the flag back and does the rotation that was asked for. */
    boolean mayGoOn() {
        if (over() && !ignoreLimitOnce) {
            return false;
        }
        ignoreLimitOnce = false;
        if (rotateForSql) {
            rotateForSql = false;
            relay.rotate();
        }
        return true;
    }

    /** The SQL thread has read all and finds the limit passed: one more event, and a new file unless inside a group. */
    boolean escape(boolean insideGroup) {
        if (!over()) {
            return false;
        }
        ignoreLimitOnce = true;
        rotateForSql = !insideGroup;
        return true;
    }

    private boolean over() {
        return limit() > 0 && relay.space() > limit();
    }

    private long limit() {
        return server.variables().number(ServerVariable.RELAY_LOG_SPACE_LIMIT);
    }

    private long maxFileBytes() {
        long size = server.variables().number(ServerVariable.MAX_RELAY_LOG_SIZE);
        return size == 0 ? server.variables().number(ServerVariable.MAX_BINLOG_SIZE) : size;
    }
}

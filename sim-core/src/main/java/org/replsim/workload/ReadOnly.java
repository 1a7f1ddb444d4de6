package org.replsim.workload;

import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/** read_only and super_read_only keep clients out who have no SUPER privilege. */
final class ReadOnly {

    /** The server runs with an option that forbids the statement. */
    static final int ERRNO = 1290;

    /** A client that is refused does not try at the same instant again. */
    static final long PAUSE_NANOS = 10_000_000;

    private ReadOnly() {}

    static boolean refuses(Server server) {
        return server.variables().flag(ServerVariable.READ_ONLY)
                || server.variables().flag(ServerVariable.SUPER_READ_ONLY);
    }
}

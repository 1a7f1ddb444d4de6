package org.replsim.workload;

import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.Session;

/** read_only and super_read_only keep clients out who have no SUPER privilege. */
final class ReadOnly {

    /** The server runs with an option that forbids the statement. */
    static final int ERRNO = 1290;

    /** A client that is refused does not try at the same instant again. */
    static final long PAUSE_NANOS = 10_000_000;

    private ReadOnly() {}

    /** The next statement of a transaction, or its COMMIT: whether it is refused, which ends the transaction. */
    static boolean ends(Session session, Server server) {
        boolean refused = refuses(server);
        if (refused && session.busy()) {
            session.rollback();
        }
        return refused;
    }

    static boolean refuses(Server server) {
        return server.variables().flag(ServerVariable.READ_ONLY)
                || server.variables().flag(ServerVariable.SUPER_READ_ONLY);
    }
}

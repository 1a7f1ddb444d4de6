package org.replsim.admin;

import org.replsim.host.HostClock;
import org.replsim.server.Server;
import org.replsim.sql.Expression;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.Times;

/** Times of a server's clock as its statements write them. */
final class Moment {

    private Moment() {}

    /** Now, in whole seconds since 1970, by the clock of the session's server. */
    static long now(AdminSession session) {
        Server server = session.node().server();
        return HostClock.EPOCH_SECONDS + server.host().clock().seconds(server.now());
    }

    /** A moment as a second of the server's clock in the run, which begins at 0. */
    static long seconds(Expression moment, AdminSession session) {
        Object value = new Evaluator(new Values(session), session.database(), now(session))
                .value(moment, Evaluator.Columns.NONE);
        String text = value == null ? "" : value.toString();
        return Times.instant(text) - HostClock.EPOCH_SECONDS;
    }
}

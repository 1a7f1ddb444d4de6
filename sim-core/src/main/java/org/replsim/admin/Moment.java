package org.replsim.admin;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.replsim.host.HostClock;
import org.replsim.server.Server;
import org.replsim.sql.Expression;
import org.replsim.table.value.Evaluator;

/** Times of a server's clock as its statements write them. */
final class Moment {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

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
        String padded = text.length() == "2018-01-31".length() ? text + " 00:00:00" : text;
        try {
            return LocalDateTime.parse(padded.length() > 19 ? padded.substring(0, 19) : padded, FORMAT)
                            .toEpochSecond(ZoneOffset.UTC)
                    - HostClock.EPOCH_SECONDS;
        } catch (DateTimeException e) {
            return 0;
        }
    }
}

package org.replsim.reports.client;

import java.util.Locale;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;

/**
 * How the client of a server version looks.
 *
 * @param mariaDb whether the prompt is MariaDB's, which names the database
 * @param decimals of the seconds that a statement took: 2, and 3 since MariaDB 10
 */
public record ClientStyle(boolean mariaDb, int decimals) {

    private static final String MARIADB_5 = "mariadb-5";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** The client that comes with a server. */
    public static ClientStyle of(ServerProfile profile) {
        boolean mariaDb = profile.vendor() == Vendor.MARIADB;
        return new ClientStyle(mariaDb, mariaDb && !profile.name().startsWith(MARIADB_5) ? 3 : 2);
    }

    /** The prompt: {@code mysql> }, {@code MariaDB [(none)]> }; the database may be empty. */
    public String prompt(String database) {
        if (!mariaDb) {
            return "mysql> ";
        }
        return "MariaDB [" + (database.isEmpty() ? "(none)" : database) + "]> ";
    }

    /** A duration in the client's words: {@code 0.00 sec}, {@code 1 min 10.00 sec}, {@code 2 hours 1 min 0.50 sec}. */
    public String duration(long nanos) {
        long seconds = nanos / NANOS_PER_SECOND;
        StringBuilder text = new StringBuilder();
        if (seconds >= DAY) {
            text.append(counted(seconds / DAY, "day"));
        }
        if (seconds >= HOUR) {
            text.append(counted(seconds % DAY / HOUR, "hour"));
        }
        if (seconds >= MINUTE) {
            text.append(seconds % HOUR / MINUTE).append(" min ");
        }
        double rest = seconds % MINUTE + nanos % NANOS_PER_SECOND / (double) NANOS_PER_SECOND;
        return text + String.format(Locale.ROOT, "%." + decimals + "f sec", rest);
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? " " : "s ");
    }
}

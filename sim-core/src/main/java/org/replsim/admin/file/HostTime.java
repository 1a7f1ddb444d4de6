package org.replsim.admin.file;

import java.util.Locale;
import org.replsim.host.HostClock;
import org.replsim.table.value.Times;

/** Seconds and nanoseconds of a host's clock as programs on it print them, in UTC. */
public final class HostTime {

    private static final long SECOND = 1_000_000_000L;
    private static final int DATE_LETTERS = 10;

    private HostTime() {}

    /** {@code 180131 22:07:11}, with a blank before an hour of one digit; -1 is the beginning of 1970. */
    public static String ofLog(long second) {
        String text = Times.dateTime(second < 0 ? 0 : HostClock.EPOCH_SECONDS + second);
        String clock = text.substring(DATE_LETTERS + 1);
        return text.substring(2, DATE_LETTERS).replace("-", "") + " "
                + (clock.startsWith("0") ? " " + clock.substring(1) : clock);
    }

    /** Seconds since 1970. */
    static long unix(long second) {
        return HostClock.EPOCH_SECONDS + second;
    }

    /** {@code 20:55:58.347048}. */
    static String ofPacket(long clockNanos) {
        long seconds = Math.floorDiv(clockNanos, SECOND);
        long micros = Math.floorMod(clockNanos, SECOND) / 1_000;
        String clock = Times.dateTime(unix(seconds)).substring(DATE_LETTERS + 1);
        return String.format(Locale.ROOT, "%s.%06d", clock, micros);
    }
}

package org.replsim.table.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as texts, in UTC. */
public final class Times {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + "(?:[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d*)?)?)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,3}):(\\d{1,2})(?::(\\d{1,2}))?");
    private static final String ZERO = "0000-00-00 00:00:00";
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int HOURS = 24;
    private static final int DATE_LENGTH = 10;
    /** Days before a month in a year that begins with March, so that a leap day comes last. */
    private static final int[] DAYS_BEFORE = {0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337};

    private static final int DAYS_TO_1970 = 719_468;
    private static final int DAYS_PER_400_YEARS = 146_097;

    private Times() {}

    /** {@code YYYY-MM-DD HH:MM:SS} of seconds since 1970. */
    public static String dateTime(long seconds) {
        long days = Math.floorDiv(seconds, SECONDS_PER_DAY);
        int inDay = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        // The year is guessed a little too early and then moved on.
        long year = 1970 + Math.floorDiv(days * 400, DAYS_PER_400_YEARS) - 1;
        while (daysTo(year + 1, 1, 1) <= days) {
            year++;
        }
        int month = 1;
        while (month < 12 && daysTo(year, month + 1, 1) <= days) {
            month++;
        }
        int day = (int) (days - daysTo(year, month, 1)) + 1;
        return text(year, month, day)
                + " "
                + clock(
                        inDay / SECONDS_PER_HOUR,
                        inDay % SECONDS_PER_HOUR / SECONDS_PER_MINUTE,
                        inDay % SECONDS_PER_MINUTE);
    }

    /** Days from 1 January 1970 to a day of the Gregorian calendar. */
    private static long daysTo(long year, int month, int day) {
        long marchYear = month > 2 ? year : year - 1;
        int marchMonth = (month + 9) % 12;
        return marchYear * 365
                + Math.floorDiv(marchYear, 4)
                - Math.floorDiv(marchYear, 100)
                + Math.floorDiv(marchYear, 400)
                + DAYS_BEFORE[marchMonth]
                + day
                - 1
                - DAYS_TO_1970;
    }

    /** Seconds since 1970 of any text; 0 if it is no date. */
    public static long instant(String text) {
        String read = read(text);
        return read == null ? 0 : seconds(read);
    }

    /** Seconds since 1970 of a text that {@link #read} gave. */
    static long seconds(String dateTime) {
        Matcher matcher = WRITTEN.matcher(dateTime);
        if (dateTime.equals(ZERO) || !matcher.matches()) {
            return 0;
        }
        return daysTo(part(matcher, 1), part(matcher, 2), part(matcher, 3)) * SECONDS_PER_DAY
                + part(matcher, 4) * SECONDS_PER_HOUR
                + part(matcher, 5) * SECONDS_PER_MINUTE
                + part(matcher, 6);
    }

    /** The same day of the month some months later, or the last day of that month if it has no such day. */
    static String plusMonths(String dateTime, long months) {
        Matcher matcher = WRITTEN.matcher(dateTime);
        if (!matcher.matches()) {
            return dateTime;
        }
        long month = part(matcher, 1) * 12L + part(matcher, 2) - 1 + months;
        int year = (int) Math.floorDiv(month, 12);
        int inYear = (int) Math.floorMod(month, 12L) + 1;
        long day = Math.min(part(matcher, 3), daysIn(year, inYear));
        return text(year, inYear, (int) day) + dateTime.substring(DATE_LENGTH);
    }

    /** A date and time in its usual form; null if the text is none. */
    static @Nullable String read(String text) {
        String trimmed = text.trim();
        if (trimmed.startsWith("0000-00-00")) {
            return ZERO;
        }
        Matcher matcher = WRITTEN.matcher(trimmed);
        if (!matcher.matches()) {
            matcher = DIGITS.matcher(trimmed);
            if (!matcher.matches()) {
                return null;
            }
        }
        int year = part(matcher, 1);
        int month = part(matcher, 2);
        int day = part(matcher, 3);
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || part(matcher, 4) >= HOURS) {
            return null;
        }
        return minutesFit(matcher, 5)
                ? text(year, month, day) + " " + clock(part(matcher, 4), part(matcher, 5), part(matcher, 6))
                : null;
    }

    private static long daysIn(int year, int month) {
        return month == 12 ? 31 : daysTo(year, month + 1, 1) - daysTo(year, month, 1);
    }

    /** A time of day in its usual form; null if the text is none. */
    static @Nullable String readTime(String text) {
        Matcher matcher = TIME.matcher(text.trim());
        if (!matcher.matches() || !minutesFit(matcher, 2)) {
            return null;
        }
        String hours = matcher.group(1);
        String sign = hours.startsWith("-") ? "-" : "";
        int number = Integer.parseInt(hours.substring(sign.length()));
        return sign + clock(number, part(matcher, 2), part(matcher, 3));
    }

    private static boolean minutesFit(Matcher matcher, int group) {
        return part(matcher, group) < SECONDS_PER_MINUTE && part(matcher, group + 1) < SECONDS_PER_MINUTE;
    }

    private static String text(long year, int month, int day) {
        String digits = Long.toString(year);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits + "-" + two(month) + "-" + two(day);
    }

    private static String clock(int hours, int minutes, int seconds) {
        return two(hours) + ":" + two(minutes) + ":" + two(seconds);
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

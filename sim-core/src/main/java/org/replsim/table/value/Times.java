package org.replsim.table.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as texts, in UTC. */
public final class Times {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + "(?:[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d*)?)?)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,3}):(\\d{1,2})(?::(\\d{1,2}))?");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String ZERO = "0000-00-00 00:00:00";

    private Times() {}

    /** {@code YYYY-MM-DD HH:MM:SS} of seconds since 1970. */
    public static String dateTime(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(FORM);
    }

    /** Seconds since 1970 of a text that {@link #read} gave. */
    static long seconds(String dateTime) {
        return dateTime.equals(ZERO) ? 0 : LocalDateTime.parse(dateTime, FORM).toEpochSecond(ZoneOffset.UTC);
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
        try {
            LocalDate date = LocalDate.of(part(matcher, 1), part(matcher, 2), part(matcher, 3));
            return date.atTime(LocalTime.of(part(matcher, 4), part(matcher, 5), part(matcher, 6)))
                    .format(FORM);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time of day in its usual form; null if the text is none. */
    static @Nullable String readTime(String text) {
        Matcher matcher = TIME.matcher(text.trim());
        if (!matcher.matches() || part(matcher, 2) > 59 || part(matcher, 3) > 59) {
            return null;
        }
        String hours = matcher.group(1);
        return (hours.length() < 2 ? "0" + hours : hours) + two(part(matcher, 2)) + two(part(matcher, 3));
    }

    private static String two(int number) {
        return (number < 10 ? ":0" : ":") + number;
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

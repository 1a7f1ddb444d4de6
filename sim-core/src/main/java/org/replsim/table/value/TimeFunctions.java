package org.replsim.table.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that reckon with times, and CAST. Units are those of whole seconds and more. */
final class TimeFunctions {

    private static final int DATE_LENGTH = 10;
    private static final int MONTHS_PER_YEAR = 12;
    private static final int MONTHS_PER_QUARTER = 3;
    private static final int MICROS_PER_SECOND = 1_000_000;

    private TimeFunctions() {}

    static boolean exists(String name) {
        return switch (name) {
            case "date_add", "date_sub", "timestampadd", "timestampdiff", "cast", "binary", "date", "time" -> true;
            default -> false;
        };
    }

    static @Nullable Object value(String name, List<@Nullable Object> arguments) {
        List<Object> known = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument == null) {
                return null;
            }
            known.add(argument);
        }
        boolean three = name.startsWith("date_") || name.startsWith("timestamp");
        Functions.count(name, known, three ? 3 : 1);
        return switch (name) {
            case "binary" -> Values.print(known.get(0));
            case "date" -> read(known.get(0), 0, DATE_LENGTH);
            case "time" -> read(known.get(0), DATE_LENGTH + 1, -1);
            case "cast" -> cast(known.get(0), Values.print(known.get(known.size() - 1)));
            case "timestampadd" -> moved(known.get(2), known.get(1), known.get(0), 1);
            case "timestampdiff" -> difference(known.get(0), known.get(1), known.get(2));
            default -> moved(known.get(0), known.get(1), known.get(2), name.endsWith("sub") ? -1 : 1);
        };
    }

    private static @Nullable String read(Object value, int from, int to) {
        String read = Times.read(Values.print(value));
        return read == null ? null : read.substring(from, to < 0 ? read.length() : to);
    }

    /** A day stays a day as long as only days are counted. */
    private static @Nullable Object moved(Object moment, Object number, Object unit, int sign) {
        String text = Values.print(moment);
        String from = Times.read(text);
        if (from == null) {
            return null;
        }
        String name = Values.print(unit);
        long count = sign * Values.toLong(number);
        int months = months(name);
        boolean dayOnly = text.length() <= DATE_LENGTH && (months > 0 || seconds(name) >= seconds("DAY"));
        String result = months > 0
                ? Times.plusMonths(from, months * count)
                : Times.dateTime(Times.seconds(from) + seconds(name) * count);
        return dayOnly ? result.substring(0, DATE_LENGTH) : result;
    }

    /** Whole units between two times. */
    private static @Nullable Object difference(Object unit, Object from, Object to) {
        String first = Times.read(Values.print(from));
        String second = Times.read(Values.print(to));
        if (first == null || second == null) {
            return null;
        }
        String name = Values.print(unit);
        long seconds = Times.seconds(second) - Times.seconds(first);
        int months = months(name);
        if (months == 0) {
            return seconds(name) == 0 ? seconds * MICROS_PER_SECOND : seconds / seconds(name);
        }
        long whole = 0;
        int step = seconds < 0 ? -1 : 1;
        while (step * (Times.seconds(second) - Times.seconds(Times.plusMonths(first, (whole + step) * months))) >= 0) {
            whole += step;
        }
        return whole;
    }

    private static int months(String unit) {
        return switch (unit) {
            case "MONTH" -> 1;
            case "QUARTER" -> MONTHS_PER_QUARTER;
            case "YEAR" -> MONTHS_PER_YEAR;
            default -> 0;
        };
    }

    /** 0 for MICROSECOND: times are kept to the second. */
    private static long seconds(String unit) {
        return switch (unit) {
            case "SECOND" -> 1;
            case "MINUTE" -> 60;
            case "HOUR" -> 3_600;
            case "DAY" -> 86_400;
            case "WEEK" -> 604_800;
            default -> 0;
        };
    }

    private static @Nullable Object cast(Object value, String type) {
        return switch (type) {
            case "signed" -> Values.toLong(value);
            case "unsigned" -> Values.unsigned(Values.toLong(value));
            case "date" -> read(value, 0, DATE_LENGTH);
            case "datetime" -> Times.read(Values.print(value));
            case "time" -> Times.readTime(Values.print(value));
            case "double" -> Values.toDouble(value);
            case "decimal" -> Values.decimal(Values.toLong(value));
            default -> Values.print(value);
        };
    }
}

package org.replsim.admin.shell;

import java.util.List;
import org.replsim.table.value.Times;

/** Seconds since 1970 as the commands of a shell print them, in UTC. */
final class Dates {

    private static final int DAY_SECONDS = 86_400;
    private static final List<String> DAYS = List.of("Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Dates() {}

    /** {@code Jan 31 22:07}, as ls prints it. */
    static String listed(long seconds) {
        String text = Times.dateTime(seconds);
        return month(text) + " " + day(text) + " " + text.substring(11, 16);
    }

    /** {@code Wed Jan 31 22:07:00 UTC 2018}, as date prints it. */
    static String plain(long seconds) {
        return format("%a %b %e %T UTC %Y", seconds);
    }

    /** As {@code date +FORMAT} prints it; letters that it does not know stay. */
    static String format(String format, long seconds) {
        String text = Times.dateTime(seconds);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                out.append(field(format.charAt(++i), text, seconds));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String field(char letter, String text, long seconds) {
        return switch (letter) {
            case 'F' -> text.substring(0, 10);
            case 'T' -> text.substring(11);
            case 'Y' -> text.substring(0, 4);
            case 'y' -> text.substring(2, 4);
            case 'm' -> text.substring(5, 7);
            case 'd' -> text.substring(8, 10);
            case 'e' -> day(text);
            case 'H' -> text.substring(11, 13);
            case 'M' -> text.substring(14, 16);
            case 'S' -> text.substring(17);
            case 'R' -> text.substring(11, 16);
            case 's' -> String.valueOf(seconds);
            case 'a' -> DAYS.get((int) Math.floorMod(Math.floorDiv(seconds, (long) DAY_SECONDS), 7L));
            case 'b', 'h' -> month(text);
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            case 'n' -> "\n";
            case '%' -> "%";
            default -> "%" + letter;
        };
    }

    private static String month(String text) {
        return MONTHS.get(Integer.parseInt(text.substring(5, 7)) - 1);
    }

    private static String day(String text) {
        return text.charAt(8) == '0' ? " " + text.charAt(9) : text.substring(8, 10);
    }
}

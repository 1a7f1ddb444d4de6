package org.replsim.table.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What values are equal, smaller, true, and how they read. A value is a Long, a BigDecimal, a Double, a String (times and
 * binary data too) or null for NULL. Texts compare as in the default collations: case and trailing spaces do not count.
 */
public final class Values {

    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)");
    private static final int DOUBLE_DIGITS = 15;

    private Values() {}

    /** Compares two values that are not NULL: as texts if both are, else as numbers. */
    public static int compare(Object a, Object b) {
        if (a instanceof String left && b instanceof String right) {
            return collate(left).compareTo(collate(right));
        }
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compare(left, right);
        }
        if (exact(a) && exact(b)) {
            return decimal(a).compareTo(decimal(b));
        }
        return Double.compare(toDouble(a), toDouble(b));
    }

    /** The form of a text by which it is compared. */
    public static String collate(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end).toUpperCase(Locale.ROOT);
    }

    /** Whether a condition holds; null: NULL. */
    public static @Nullable Boolean truth(@Nullable Object value) {
        return value == null ? null : toDouble(value) != 0;
    }

    /** 1, 0 or NULL. */
    public static @Nullable Long of(@Nullable Boolean truth) {
        return truth == null ? null : Long.valueOf(truth ? 1 : 0);
    }

    /** Whether it is a whole or decimal number, with which arithmetic is exact. */
    public static boolean exact(Object value) {
        return value instanceof Long || value instanceof BigDecimal;
    }

    /** An exact number. */
    public static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(toDouble(value));
    }

    /** A number; of a text its beginning, as far as that is one, else 0. */
    public static double toDouble(Object value) {
        return value instanceof Number number
                ? number.doubleValue()
                : numberAtStart((String) value).doubleValue();
    }

    /** A whole number, rounded; texts as in {@link #toDouble}. */
    public static long toLong(Object value) {
        if (value instanceof Long whole) {
            return whole;
        }
        BigDecimal number = value instanceof String text ? numberAtStart(text) : decimal(value);
        return whole(number.setScale(0, RoundingMode.HALF_UP)) instanceof Long whole
                ? whole
                : number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** 64 bits as a number that is not negative. */
    static Object unsigned(long bits) {
        return bits >= 0 ? Long.valueOf(bits) : new BigDecimal(Long.toUnsignedString(bits));
    }

    /** A whole decimal as a Long if it is one. */
    static Object whole(BigDecimal number) {
        return number.precision() - number.scale() <= 18
                        || number.toBigInteger().bitLength() < Long.SIZE
                ? Long.valueOf(number.longValue())
                : number;
    }

    /** The number that a text begins with; 0 without. */
    static BigDecimal numberAtStart(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.lookingAt() ? new BigDecimal(matcher.group(1)) : BigDecimal.ZERO;
    }

    /** Whether a text is a number as a whole. */
    static boolean isNumber(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.lookingAt() && text.substring(matcher.end()).isBlank();
    }

    /** Whether a text begins with a number. */
    static boolean startsWithNumber(String text) {
        return NUMBER.matcher(text).lookingAt();
    }

    /** The value as a client prints it; null for NULL. */
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : print(value);
    }

    /** The text of a value that is not NULL. */
    public static String print(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof Double number ? printDouble(number) : value.toString();
    }

    private static String printDouble(double number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int magnitude = shortest.precision() - shortest.scale();
        if (magnitude > -DOUBLE_DIGITS && magnitude <= DOUBLE_DIGITS) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (magnitude - 1);
    }

    /** The value as it is written in a statement. */
    public static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (!(value instanceof String text)) {
            return print(value);
        }
        String escaped = text.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "\\0");
        return "'" + escaped + "'";
    }
}

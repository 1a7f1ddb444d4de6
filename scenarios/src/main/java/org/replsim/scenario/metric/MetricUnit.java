package org.replsim.scenario.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The units of metrics. Numbers are kept in the base unit named by {@link #symbol}. */
public enum MetricUnit {
    /** A time or an instant, in seconds. */
    SECONDS("s", 1, 0),
    /** A size. */
    BYTES("B", 0, 1),
    /** A number of transactions. */
    TRANSACTIONS("transactions", 0, 0),
    /** A number of rows. */
    ROWS("rows", 0, 0),
    /** Transactions a second. */
    RATE("transactions/s", -1, 0),
    /** Bytes a second. */
    BANDWIDTH("B/s", -1, 1),
    /** A part of one. */
    SHARE("", 0, 0),
    /** Any other number; status variables are in the server's own unit. */
    NUMBER("", 0, 0),
    /** Not a number. */
    TEXT("", 0, 0);

    private static final List<String> TIME_UNITS = List.of("s", "ms", "us", "ns");

    private final String symbol;
    private final int seconds;
    private final int bytes;

    MetricUnit(String symbol, int seconds, int bytes) {
        this.symbol = symbol;
        this.seconds = seconds;
        this.bytes = bytes;
    }

    /** As results name it; empty for a pure number. */
    public String symbol() {
        return symbol;
    }

    /** The power of seconds in it. */
    public int seconds() {
        return seconds;
    }

    /** The power of bytes in it. */
    public int bytes() {
        return bytes;
    }

    /** A number for people: four significant digits, with a unit that suits its size; {@code none} for NaN. */
    public String write(double value) {
        return write(value, seconds, bytes);
    }

    /** A number of any dimension for people. */
    public static String write(double value, int seconds, int bytes) {
        if (Double.isNaN(value)) {
            return "none";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        if (seconds == 1 && bytes == 0) {
            return time(rounded);
        }
        if (bytes == 1 && seconds == 0) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? (long) value + "B"
                    : rounded.toPlainString() + "B";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            rounded = BigDecimal.valueOf((long) value);
        }
        return rounded.toPlainString() + suffix(seconds, bytes);
    }

    private static String time(BigDecimal seconds) {
        int power = 0;
        while (power < 9
                && seconds.signum() != 0
                && seconds.abs().scaleByPowerOfTen(power).compareTo(BigDecimal.ONE) < 0) {
            power += 3;
        }
        return seconds.scaleByPowerOfTen(power).stripTrailingZeros().toPlainString() + TIME_UNITS.get(power / 3);
    }

    private static String suffix(int seconds, int bytes) {
        if (seconds == 0 && bytes == 0) {
            return "";
        }
        if (seconds == -1) {
            return (bytes == 1 ? "B" : "") + "/s";
        }
        return " s^" + seconds + " B^" + bytes;
    }
}

package org.replsim.reports.text;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: three significant digits, a unit, the same in every locale. The only place that decides. */
public final class Quantity {

    /** What stands where there is no number. */
    public static final String NONE = "-";

    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final double MINUTE = 60e9;
    private static final double HOUR = 60 * MINUTE;

    private Quantity() {}

    /** A count in full: {@code 51,231}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number without a unit, three significant digits or all of its whole ones: {@code 5,120}, {@code 10.4}, {@code 0.25}. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        String pattern = size >= 99.95 || (size == Math.rint(size) && size < 1e15)
                ? "#,##0"
                : size >= 9.995 ? "0.#" : size >= 0.9995 ? "0.##" : "0.###";
        return format(pattern, value);
    }

    /** A rate: {@code 5,120 commits/s}. */
    public static String rate(double perSecond, String things) {
        return number(perSecond) + " " + things + "/s";
    }

    /** A time from nanoseconds: {@code 850 us}, {@code 10.4 ms}, {@code 12.3 s}, {@code 3 min 20 s}, {@code 2 h 05 min}. */
    public static String duration(double nanos) {
        if (!Double.isFinite(nanos)) {
            return NONE;
        }
        double size = Math.abs(nanos);
        if (size < 999.5e3) {
            return size == 0 ? "0 s" : number(nanos / 1e3) + " us";
        }
        if (size < 999.5e6) {
            return number(nanos / 1e6) + " ms";
        }
        return size < 2 * MINUTE ? number(nanos / 1e9) + " s" : longDuration(size);
    }

    private static String longDuration(double nanos) {
        boolean hours = nanos >= 2 * HOUR;
        long units = Math.round(nanos / (hours ? MINUTE : 1e9));
        String large = units / 60 + (hours ? " h" : " min");
        return units % 60 == 0
                ? large
                : large + String.format(Locale.ROOT, " %02d", units % 60) + (hours ? " min" : " s");
    }

    /** An instant on the timeline, in seconds: {@code 40 s}, {@code 40.25 s}. */
    public static String instant(long nanos) {
        return format("#,##0.###", nanos / 1e9) + " s";
    }

    /** A size: {@code 512 B}, {@code 3.2 MiB}. */
    public static String bytes(double bytes) {
        if (!Double.isFinite(bytes)) {
            return NONE;
        }
        int unit = 0;
        double value = bytes;
        while (Math.abs(value) >= 1023.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? format("#,##0", value) : number(value)) + " " + BYTE_UNITS[unit];
    }

    /** A share of one in percent: {@code 42 %}, {@code 99.8 %}, {@code 0.5 %}, {@code 0.04 %}. */
    public static String percent(double share) {
        double value = 100 * share;
        double size = Math.abs(value);
        boolean nearlyAll = size >= 98.95 && size < 99.995;
        String pattern = nearlyAll ? "0.##" : size >= 9.95 ? "0" : size >= 0.095 ? "0.#" : "0.###";
        return Double.isFinite(value) ? format(pattern, value) + " %" : NONE;
    }

    private static String format(String pattern, double value) {
        String text = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        return text.equals("-0") ? "0" : text;
    }
}

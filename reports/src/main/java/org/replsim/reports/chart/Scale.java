package org.replsim.reports.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;
import org.replsim.reports.text.Quantity;

/**
 * The range of an axis and where its ticks stand.
 *
 * @param low least value shown
 * @param high greatest value shown
 * @param logarithmic whether equal ratios take equal space
 * @param ticks in ascending order
 */
record Scale(double low, double high, boolean logarithmic, List<Tick> ticks) {

    private static final double[] TIME_STEPS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600,
        7200, 14400, 21600, 43200, 86400
    };
    private static final Map<String, Double> TIME_UNITS = timeUnits();
    private static final double[][] MANTISSAS = {{1}, {1, 3}, {1, 2, 5}};
    private static final double MARGIN_RATIO = 1.12;
    private static final double[] WHOLE_STEPS = {1, 2, 5};
    private static final double[] BINARY_STEPS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

    /** A value and its label; an empty label draws a grid line only. */
    record Tick(double value, String label) {}

    /** From zero to a little more than a value, in about so many steps of 1, 2 or 5. */
    static Scale fromZero(double max, int steps) {
        double top = max > 0 ? max : 1;
        return linear(top, step(top / steps, WHOLE_STEPS, 10), Quantity::number);
    }

    /** Counts of whole things: as {@link #fromZero}, but no step below one. */
    static Scale counts(double max, int steps) {
        double top = Math.max(max, 1);
        double step = Math.max(1, step(top / steps, WHOLE_STEPS, 10));
        return linear(top, step, Quantity::number);
    }

    /** Bytes, in steps of powers of two. */
    static Scale bytes(double max, int steps) {
        double top = Math.max(max, 16);
        return linear(top, step(top / steps, BINARY_STEPS, 1024), Quantity::bytes);
    }

    /** Durations in seconds, from zero, all in one unit. */
    static Scale durations(double maxSeconds, int steps) {
        double top = maxSeconds > 0 ? maxSeconds : 1;
        double step = top / steps < 0.001 ? step(top / steps, WHOLE_STEPS, 10) : timeStep(top / steps);
        for (Map.Entry<String, Double> unit : TIME_UNITS.entrySet()) {
            if (top >= unit.getValue() * (unit.getValue() > 1 ? 2 : 1)) {
                return linear(top, step, value -> Quantity.number(value / unit.getValue()) + " " + unit.getKey());
            }
        }
        return linear(top, step, value -> Quantity.number(value * 1e6) + " \u00b5s");
    }

    /** The time of a run, in seconds: exactly as long as the run. */
    static Scale runTime(double endSeconds) {
        double step = timeStep(endSeconds / 14);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= endSeconds * (1 + 1e-9); i++) {
            ticks.add(new Tick(i * step, clock(i * step, endSeconds)));
        }
        return new Scale(0, endSeconds, false, List.copyOf(ticks));
    }

    /** A stretch of the time of a run, in seconds. */
    static Scale span(double fromSeconds, double toSeconds) {
        double step = timeStep((toSeconds - fromSeconds) / 12);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(fromSeconds / step - 1e-9); i * step <= toSeconds; i++) {
            ticks.add(new Tick(i * step, Quantity.number(i * step)));
        }
        return new Scale(fromSeconds, toSeconds, false, List.copyOf(ticks));
    }

    /** A duration for a tick. */
    static String duration(double seconds) {
        return Quantity.duration(seconds * 1e9).replace("us", "\u00b5s");
    }

    /** Ratios: a little more than from the least to the greatest, with the fewest ticks that are at least three. */
    static Scale ratios(double min, double max, DoubleFunction<String> label) {
        double low = (min > 0 ? min : 1e-3) / MARGIN_RATIO;
        double high = Math.max(max, low) * MARGIN_RATIO;
        List<Double> grid = List.of();
        for (double[] mantissas : MANTISSAS) {
            if (grid.size() < 3) {
                grid = grid(low, high, mantissas);
            }
        }
        if (grid.size() < 3 || high < 4 * low) {
            double step = step((high - low) / 5, WHOLE_STEPS, 10);
            long first = (long) Math.ceil(low / step);
            grid = LongStream.rangeClosed(first, (long) Math.floor(high / step))
                    .mapToObj(i -> i * step)
                    .toList();
        }
        return new Scale(
                low,
                high,
                true,
                grid.stream().map(value -> new Tick(value, label.apply(value))).toList());
    }

    private static List<Double> grid(double low, double high, double[] mantissas) {
        List<Double> grid = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
            for (double mantissa : mantissas) {
                double value = mantissa * Math.pow(10, power);
                if (value >= low && value <= high) {
                    grid.add(value);
                }
            }
        }
        return grid;
    }

    private static Scale linear(double max, double step, DoubleFunction<String> label) {
        double high = max * 1.04;
        List<Tick> ticks = new ArrayList<>();
        for (long i = 0; i * step <= high; i++) {
            ticks.add(new Tick(i * step, i == 0 ? "0" : label.apply(i * step)));
        }
        return new Scale(-0.012 * high, high, false, List.copyOf(ticks));
    }

    /** The least of mantissa x base^n that is not below a value. */
    private static double step(double least, double[] mantissas, double base) {
        double unit = Math.pow(base, Math.floor(Math.log(least) / Math.log(base)));
        for (double mantissa : mantissas) {
            if (mantissa * unit >= least * (1 - 1e-9)) {
                return mantissa * unit;
            }
        }
        return base * unit;
    }

    private static Map<String, Double> timeUnits() {
        Map<String, Double> units = new LinkedHashMap<>();
        units.put("h", 3600.0);
        units.put("min", 60.0);
        units.put("s", 1.0);
        units.put("ms", 1e-3);
        return units;
    }

    private static double timeStep(double least) {
        for (double step : TIME_STEPS) {
            if (step >= least * (1 - 1e-9)) {
                return step;
            }
        }
        return step(least / 86400, WHOLE_STEPS, 10) * 86400;
    }

    private static String clock(double seconds, double endSeconds) {
        if (endSeconds <= 600) {
            return Quantity.number(seconds);
        }
        long whole = Math.round(seconds);
        return endSeconds < 2 * 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 3600, whole / 60 % 60);
    }

    /** How the labels of {@link #runTime} are read. */
    static String runTimeLabel(double endSeconds) {
        String unit = endSeconds <= 600 ? "s" : endSeconds < 2 * 3600 ? "min:s" : "h:min";
        return "time since start (" + unit + ")";
    }
}

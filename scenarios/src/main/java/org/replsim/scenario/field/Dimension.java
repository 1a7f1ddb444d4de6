package org.replsim.scenario.field;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The kinds of quantities that a scenario writes with units, each with its units. */
public enum Dimension {
    /** Stored in nanoseconds. */
    TIME(
            "a duration",
            "10ms",
            unit("ns", "1"),
            unit("us", "1e3"),
            unit("ms", "1e6"),
            unit("s", "1e9"),
            unit("min", "60e9"),
            unit("h", "3600e9"),
            unit("d", "86400e9")),
    /** Stored in bytes. */
    BYTES(
            "a size",
            "16MiB",
            unit("B", "1"),
            unit("KB", "1e3"),
            unit("MB", "1e6"),
            unit("GB", "1e9"),
            unit("KiB", "1024"),
            unit("MiB", "1048576"),
            unit("GiB", "1073741824"),
            unit("TiB", "1099511627776")),
    /** Stored in bytes a second. */
    BANDWIDTH(
            "a bandwidth",
            "1Gbit/s",
            unit("B/s", "1"),
            unit("KB/s", "1e3"),
            unit("MB/s", "1e6"),
            unit("GB/s", "1e9"),
            unit("KiB/s", "1024"),
            unit("MiB/s", "1048576"),
            unit("GiB/s", "1073741824"),
            unit("bit/s", "0.125"),
            unit("kbit/s", "125"),
            unit("Mbit/s", "125e3"),
            unit("Gbit/s", "125e6")),
    /** Stored in events a second. */
    RATE("a rate", "500/s", unit("/s", "1"), unit("/min", "0.016666666666666666"), unit("/h", "0.0002777777777777778")),
    /** Stored in nanoseconds a byte. */
    TIME_PER_BYTE("a time for each byte", "2ns/B", unit("ns/B", "1"), unit("us/KiB", "0.9765625"), unit("us/KB", "1")),
    /** Stored as a part of one. */
    SHARE("a share", "50%", unit("%", "0.01"));

    /**
     * A unit.
     *
     * @param symbol as it is written after the number
     * @param factor what one of it is in the unit that is stored
     */
    public record Unit(String symbol, BigDecimal factor) {}

    private final String noun;
    private final String example;
    private final List<Unit> units;

    Dimension(String noun, String example, Unit... units) {
        this.noun = noun;
        this.example = example;
        this.units = List.of(units);
    }

    private static Unit unit(String symbol, String factor) {
        return new Unit(symbol, new BigDecimal(factor));
    }

    /** What such a quantity is called, with its article. */
    public String noun() {
        return noun;
    }

    /** How one may be written. */
    public String example() {
        return example;
    }

    /** Its units, the smallest first. */
    public List<Unit> units() {
        return units;
    }

    /** The symbols of its units. */
    public List<String> symbols() {
        return units.stream().map(Unit::symbol).toList();
    }

    /** The unit of a symbol; the Greek letter is accepted in microseconds. */
    public Optional<Unit> unitOf(String symbol) {
        String latin = symbol.equals("\u00b5s") || symbol.equals("\u03bcs") ? "us" : symbol;
        return units.stream().filter(unit -> unit.symbol().equals(latin)).findFirst();
    }

    /** The kind of quantity that has this unit, if any. */
    public static Optional<Dimension> having(String symbol) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.unitOf(symbol).isPresent())
                .findFirst();
    }

    /** A stored whole number as a scenario writes it. */
    public String write(long stored) {
        return write(BigDecimal.valueOf(stored));
    }

    /** A stored value as a scenario writes it: with the unit that makes it shortest. */
    public String write(double stored) {
        return write(new BigDecimal(stored));
    }

    private String write(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        List<String> texts = new ArrayList<>();
        for (Unit unit : units) {
            BigDecimal inUnit = value.divide(unit.factor(), MathContext.DECIMAL64);
            if (inUnit.abs().compareTo(BigDecimal.ONE) >= 0 || texts.isEmpty()) {
                texts.add(0, inUnit.stripTrailingZeros().toPlainString() + unit.symbol());
            }
        }
        return texts.stream().min(Comparator.comparingInt(String::length)).orElseThrow();
    }
}

package org.replsim.scenario.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.replsim.scenario.yaml.Node;

/**
 * A number with a unit. Times are read as whole nanoseconds and sizes as whole bytes (both long); bandwidths, rates and
 * shares as double.
 *
 * @param dimension what kind of quantity
 * @param min the least that is allowed, in the stored unit
 * @param max the greatest that is allowed, in the stored unit
 */
public record QuantityType(Dimension dimension, BigDecimal min, BigDecimal max) implements Leaf {

    private static final double LONGEST_NANOS = 3650 * 86400e9;

    /** A duration from 0 to ten years. */
    public static final QuantityType DURATION = of(Dimension.TIME, 0, LONGEST_NANOS);
    /** A duration that may be negative. */
    public static final QuantityType OFFSET = of(Dimension.TIME, -LONGEST_NANOS, LONGEST_NANOS);
    /** A duration of at least a nanosecond. */
    public static final QuantityType LASTING = of(Dimension.TIME, 1, LONGEST_NANOS);
    /** A bandwidth of at least a byte a second. */
    public static final QuantityType BANDWIDTH = of(Dimension.BANDWIDTH, 1, 1e15);
    /** A rate above zero. */
    public static final QuantityType RATE = of(Dimension.RATE, 1e-6, 1e9);
    /** A part of a whole. */
    public static final QuantityType SHARE = of(Dimension.SHARE, 0, 1);

    /** Some kind of quantity in a range, given in the stored unit. */
    public static QuantityType of(Dimension dimension, double min, double max) {
        return new QuantityType(dimension, new BigDecimal(min), new BigDecimal(max));
    }

    @Override
    public Object parse(Node node) {
        BigDecimal value = Quantity.parse(node, dimension);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw node.problem(node.kind() + " is out of range; " + dimension.write(min.doubleValue()) + " to "
                    + dimension.write(max.doubleValue()) + " is allowed");
        }
        if (isWhole()) {
            return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
        return value.doubleValue();
    }

    private boolean isWhole() {
        return dimension == Dimension.TIME || dimension == Dimension.BYTES;
    }

    @Override
    public String write(Object value) {
        return dimension.write(((Number) value).doubleValue());
    }

    @Override
    public String expected() {
        return dimension.noun() + " such as " + dimension.example();
    }

    @Override
    public Map<String, Object> schema() {
        String units = dimension.symbols().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        String pattern =
                "^[+-]?[0-9.]+([eE][+-]?[0-9]+)? *(" + units.replace("\\Q", "").replace("\\E", "") + ")$";
        Map<String, Object> text = Map.of("type", "string", "pattern", pattern);
        Map<String, Object> bare = dimension == Dimension.SHARE
                ? Map.of("type", "number", "minimum", 0, "maximum", 1)
                : Map.of("const", 0);
        return Map.of("anyOf", List.of(text, bare));
    }

    @Override
    public String label() {
        return dimension.noun().replaceFirst("^an? ", "");
    }
}

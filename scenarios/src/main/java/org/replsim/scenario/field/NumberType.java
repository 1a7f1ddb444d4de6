package org.replsim.scenario.field;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.replsim.scenario.yaml.Node;

/**
 * A number without a unit.
 *
 * @param whole whether it is read as a long; else it is a double
 * @param min the least that is allowed
 * @param max the greatest that is allowed
 */
public record NumberType(boolean whole, BigDecimal min, BigDecimal max) implements Leaf {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,20}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?([0-9]{1,20}\\.?[0-9]{0,20}|\\.[0-9]{1,20})([eE][+-]?[0-9]{1,3})?");

    /** A whole number. */
    public static NumberType whole(long min, long max) {
        return new NumberType(true, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    /** A number that may have decimals. */
    public static NumberType decimal(double min, double max) {
        return new NumberType(false, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    @Override
    public Object parse(Node node) {
        Pattern pattern = whole ? WHOLE : DECIMAL;
        if (!(node instanceof Node.Scalar scalar)
                || !pattern.matcher(scalar.text()).matches()) {
            String found = node instanceof Node.Scalar scalar ? Quantity.abridged(scalar) : node.kind();
            throw node.problem("needs " + expected() + ", not " + found);
        }
        BigDecimal number = new BigDecimal(scalar.text());
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw node.problem(scalar.text() + " is out of range; " + min.toPlainString() + " to " + max.toPlainString()
                    + " is allowed");
        }
        if (whole) {
            return number.longValueExact();
        }
        return number.doubleValue();
    }

    @Override
    public String write(Object value) {
        return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }

    @Override
    public String expected() {
        return (whole ? "a whole number" : "a number") + " from " + min.toPlainString() + " to " + max.toPlainString();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", whole ? "integer" : "number");
        schema.put("minimum", min);
        schema.put("maximum", max);
        return schema;
    }

    @Override
    public String label() {
        return whole ? "whole number" : "number";
    }
}

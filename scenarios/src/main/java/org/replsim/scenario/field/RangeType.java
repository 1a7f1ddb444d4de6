package org.replsim.scenario.field;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.scenario.yaml.Node;
import org.replsim.workload.IntRange;

/**
 * Whole numbers from one to another, such as {@code 1..4}, or a single one.
 *
 * @param max the greatest number allowed
 */
public record RangeType(int max) implements Leaf {

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:\\s*\\.\\.\\s*([0-9]{1,9}))?");

    @Override
    public IntRange parse(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            throw node.problem("needs " + expected() + ", not " + node.kind());
        }
        Matcher matcher = RANGE.matcher(scalar.text());
        if (!matcher.matches()) {
            throw node.problem("needs " + expected() + ", not " + Quantity.abridged(scalar));
        }
        int low = Integer.parseInt(matcher.group(1));
        String second = matcher.group(2);
        int high = second == null ? low : Integer.parseInt(second);
        if (high < low) {
            throw node.problem(scalar.kind() + " counts downwards; write " + high + ".." + low);
        }
        if (high > max) {
            throw node.problem(high + " is out of range; 0 to " + max + " is allowed");
        }
        return new IntRange(low, high);
    }

    @Override
    public String write(Object value) {
        IntRange range = (IntRange) value;
        return range.low() == range.high() ? "" + range.low() : range.low() + ".." + range.high();
    }

    @Override
    public String expected() {
        return "a whole number or a range such as 1..4";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "anyOf",
                List.of(
                        Map.of("type", "integer", "minimum", 0, "maximum", max),
                        Map.of("type", "string", "pattern", "^[0-9]+ *\\.\\. *[0-9]+$")));
    }

    @Override
    public String label() {
        return "range";
    }
}

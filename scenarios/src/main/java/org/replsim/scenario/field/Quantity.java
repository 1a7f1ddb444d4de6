package org.replsim.scenario.field;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/** Reads a number with a unit. */
final class Quantity {

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)\\s*(.*)");
    private static final int LONGEST = 60;

    private Quantity() {}

    /**
     * The value in the dimension's stored unit.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if it is none
     */
    static BigDecimal parse(Node node, Dimension dimension) {
        String wanted = dimension.noun() + " such as " + dimension.example();
        if (!(node instanceof Node.Scalar scalar)) {
            throw node.problem("needs " + wanted + ", not " + node.kind());
        }
        String text = scalar.text().strip();
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            throw node.problem("needs " + wanted + ", not " + abridged(scalar));
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String symbol = matcher.group(2);
        if (symbol.isEmpty()) {
            return withoutUnit(node, dimension, number, text);
        }
        return dimension
                .unitOf(symbol)
                .map(unit -> number.multiply(unit.factor()))
                .orElseThrow(() -> node.problem(wrongUnit(text, symbol, dimension)));
    }

    static String abridged(Node.Scalar scalar) {
        String kind = scalar.kind().replace("\n", " ");
        return kind.length() > LONGEST ? kind.substring(0, LONGEST) + "...\"" : kind;
    }

    private static BigDecimal withoutUnit(Node node, Dimension dimension, BigDecimal number, String text) {
        if (number.signum() == 0 || dimension == Dimension.SHARE) {
            return number;
        }
        throw node.problem("\"" + text + "\" has no unit; write " + dimension.noun() + " such as " + dimension.example()
                + " (" + String.join(", ", dimension.symbols()) + ")");
    }

    private static String wrongUnit(String text, String symbol, Dimension dimension) {
        return Dimension.having(symbol)
                .map(other -> "\"" + text + "\" is " + other.noun() + "; needs " + dimension.noun() + " such as "
                        + dimension.example())
                .orElseGet(() -> "\"" + text + "\": unknown unit \"" + symbol + "\"; "
                        + Spelling.remedy(symbol, dimension.symbols()));
    }
}

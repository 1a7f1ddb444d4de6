package org.replsim.scenario.field;

import java.util.Map;
import org.replsim.scenario.yaml.Node;

/** Two names, such as the ends of a link: {@code [db1, db2]}. */
public record PairType() implements Leaf {

    /** Two names. */
    public record Pair(String first, String second) {
        @Override
        public String toString() {
            return "[" + first + ", " + second + "]";
        }
    }

    @Override
    public Pair parse(Node node) {
        if (!(node instanceof Node.Sequence sequence) || sequence.items().size() != 2) {
            throw node.problem("needs " + expected());
        }
        String first = TextType.NAME.parse(sequence.items().get(0));
        String second = TextType.NAME.parse(sequence.items().get(1));
        if (first.equals(second)) {
            throw node.problem("needs two different servers, not " + first + " with itself");
        }
        return new Pair(first, second);
    }

    @Override
    public String write(Object value) {
        return String.valueOf(value);
    }

    @Override
    public String expected() {
        return "two servers such as [db1, db2]";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "items", TextType.NAME.schema(), "minItems", 2, "maxItems", 2);
    }

    @Override
    public String label() {
        return "two servers";
    }
}

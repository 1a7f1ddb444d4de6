package org.replsim.scenario.document;

import java.util.List;
import java.util.Map;
import org.replsim.scenario.field.Leaf;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.yaml.Node;

/** One name, or a list of names. */
record NamesType() implements Leaf {

    /** The names. */
    record Names(List<String> names) {}

    @Override
    public Names parse(Node node) {
        return node instanceof Node.Sequence sequence
                ? new Names(sequence.items().stream()
                        .map(TextType.NAME::parse)
                        .map(String::valueOf)
                        .toList())
                : new Names(List.of(TextType.NAME.parse(node)));
    }

    @Override
    public String write(Object value) {
        return String.join(", ", ((Names) value).names());
    }

    @Override
    public String expected() {
        return "a name or a list of names";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "anyOf", List.of(TextType.NAME.schema(), Map.of("type", "array", "items", TextType.NAME.schema())));
    }

    @Override
    public String label() {
        return "name or list of names";
    }
}

package org.replsim.scenario.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.yaml.Node;

/**
 * A value that stands for a property of a machine. Written plainly it is assumed; {@code {value: 20us, from: measured}} says
 * how well it is known.
 *
 * @param inner how the value itself is written
 */
public record KnownType(Leaf inner) implements FieldType {

    private static final ChoiceType FROM = new ChoiceType("an origin", List.of("measured", "fitted", "assumed"));

    @Override
    public Object read(Node node, String path, Reading reading) {
        Assumption.Origin origin = Assumption.Origin.ASSUMED;
        Node valueNode = node;
        if (node instanceof Node.Mapping mapping && mapping.find("value").isPresent()) {
            Values parts = section().readAside(node, reading);
            valueNode = mapping.find("value").get();
            origin = Assumption.Origin.valueOf(parts.text("from").toUpperCase(Locale.ROOT));
        }
        Object value = inner.read(valueNode, path, reading);
        reading.assumption(path, inner.write(value), origin, node);
        return value;
    }

    private SectionType section() {
        return new SectionType(Shape.of(
                "known",
                "A value and how well it is known.",
                Field.required("value", inner, "the value"),
                Field.of("from", FROM, "assumed", "how well it is known")));
    }

    @Override
    public String expected() {
        return inner.expected();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> parts = Map.of("value", inner.schema(), "from", FROM.schema());
        return Map.of(
                "anyOf",
                List.of(
                        inner.schema(),
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                parts,
                                "required",
                                List.of("value"),
                                "additionalProperties",
                                false)));
    }

    @Override
    public List<FieldType> parts() {
        return List.of(inner);
    }

    @Override
    public String label() {
        return inner.label() + ", or `{value, from}`";
    }
}

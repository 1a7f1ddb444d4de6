package org.replsim.scenario.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.yaml.Node;

/**
 * Mappings of one shape by names that the user chooses.
 *
 * @param noun what is named, such as {@code host}
 * @param section the shape of each
 */
public record MapType(String noun, SectionType section) implements FieldType {

    @Override
    public Map<String, Values> read(Node node, String path, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            throw node.problem("needs " + expected() + ", not " + node.kind());
        }
        if (mapping.entries().isEmpty()) {
            throw node.problem("needs at least one " + noun);
        }
        Map<String, Values> values = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            if (!TextType.NAME.pattern().matcher(entry.key()).matches()) {
                reading.problems()
                        .add(entry.problem(
                                "\"" + entry.key() + "\" cannot name a " + noun + "; use " + TextType.NAME.expected()));
            }
            reading.problems().attempt(() -> {
                values.put(entry.key(), section.read(entry.value(), path + "." + entry.key(), reading));
                return true;
            });
        }
        return values;
    }

    @Override
    public Node merge(Node base, Node over) {
        if (!(base instanceof Node.Mapping below) || !(over instanceof Node.Mapping above)) {
            return over;
        }
        Map<String, Node.Entry> merged = below.byKey();
        for (Node.Entry entry : above.entries()) {
            Node.Entry old = merged.get(entry.key());
            Node value = old == null ? entry.value() : section.merge(old.value(), entry.value());
            merged.put(entry.key(), new Node.Entry(entry.key(), entry.place(), value));
        }
        return new Node.Mapping(below.place(), below.path(), new ArrayList<>(merged.values()));
    }

    @Override
    public String expected() {
        return "a mapping from the name of each " + noun + " to its fields ("
                + String.join(", ", section.shape().names().stream().limit(3).toList()) + ", ...)";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                TextType.NAME.schema(),
                "additionalProperties",
                section.schema());
    }

    @Override
    public List<FieldType> parts() {
        return List.of(section);
    }

    @Override
    public String label() {
        return noun + "s by name: " + section.label();
    }

    /** The names that are written, for messages about unknown names. */
    public static List<String> names(Node node) {
        return node instanceof Node.Mapping mapping
                ? mapping.entries().stream().map(Node.Entry::key).toList()
                : List.of();
    }
}

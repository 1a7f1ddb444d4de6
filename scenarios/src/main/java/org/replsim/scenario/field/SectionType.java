package org.replsim.scenario.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/**
 * A mapping with the fields of a shape.
 *
 * @param shape what it may hold
 */
public record SectionType(Shape shape) implements FieldType {

    @Override
    public Values read(Node node, String path, Reading reading) {
        Node.Mapping mapping = mapping(node);
        Values values = new Values(mapping, path);
        Set<String> meant = checkKeys(mapping, reading);
        Set<String> chosen = chosen(mapping, meant, reading);
        for (Field field : shape.fields()) {
            boolean ruledOut = !field.alternative().isEmpty() && !chosen.contains(field.alternative());
            if (!ruledOut && !meant.contains(field.name())) {
                reading.problems().attempt(() -> {
                    readField(field, mapping, values, path, reading);
                    return true;
                });
            }
        }
        return values;
    }

    /** Reads all fields or none, without noting them: for a mapping that is one value. */
    Values readAside(Node node, Reading reading) {
        Reading aside = reading.aside();
        Values values = read(node, node.path(), aside);
        aside.problems().throwIfAny();
        return values;
    }

    private Node.Mapping mapping(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        if (node instanceof Node.Scalar scalar && scalar.isNull()) {
            return new Node.Mapping(node.place(), node.path(), List.of());
        }
        throw node.problem("needs " + expected() + ", not " + node.kind());
    }

    /** Notes the unknown keys; the fields that were probably meant are not also called missing. */
    private Set<String> checkKeys(Node.Mapping mapping, Reading reading) {
        Set<String> meant = new LinkedHashSet<>();
        for (Node.Entry entry : mapping.entries()) {
            if (shape.field(entry.key()).isEmpty()) {
                meant.add(Spelling.nearest(entry.key(), shape.names()).orElse(""));
                reading.problems().add(entry.problem("unknown field; " + Spelling.remedy(entry.key(), shape.names())));
            }
        }
        meant.removeAll(mapping.byKey().keySet());
        return meant;
    }

    /** The alternatives whose fields are written; more than one is a problem, as is none where one is needed. */
    private Set<String> chosen(Node.Mapping mapping, Set<String> meant, Reading reading) {
        Map<String, String> firstField = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            shape.field(entry.key())
                    .map(Field::alternative)
                    .filter(alternative -> !alternative.isEmpty())
                    .ifPresent(alternative -> firstField.putIfAbsent(alternative, entry.key()));
        }
        if (firstField.size() > 1) {
            List<String> fields = List.copyOf(firstField.values());
            reading.problems()
                    .add(mapping.find(fields.get(1))
                            .orElse(mapping)
                            .problem("\"" + fields.get(1) + "\" and \"" + fields.get(0)
                                    + "\" exclude each other; remove one of them"));
        }
        if (firstField.isEmpty() && shape.choice() && meant.isEmpty() && !reading.partial()) {
            reading.problems().add(mapping.problem("needs one of: " + String.join(", ", firstOfEach())));
        }
        return new LinkedHashSet<>(firstField.keySet());
    }

    private List<String> firstOfEach() {
        return shape.alternatives().values().stream()
                .map(fields -> fields.get(0))
                .toList();
    }

    private static void readField(Field field, Node.Mapping mapping, Values values, String path, Reading reading) {
        String fieldPath = path.isEmpty() ? field.name() : path + "." + field.name();
        Optional<Node> written =
                Optional.ofNullable(mapping.byKey().get(field.name())).map(Node.Entry::value);
        if (written.isPresent()) {
            Node node = written.get();
            if (node instanceof Node.Scalar scalar && scalar.isNull() && !(field.type() instanceof SectionType)) {
                throw node.problem(
                        "nothing is written here; write " + field.type().expected() + " or remove the line");
            }
            values.put(field.name(), field.type().read(node, fieldPath, reading));
        } else if (field.defaultText().isPresent()) {
            Node node = Defaults.node(field.defaultText().get());
            values.put(field.name(), field.type().read(node, fieldPath, reading.ofDefault()));
        } else if (field.presence() == Field.Presence.REQUIRED && !reading.partial()) {
            throw mapping.problem(
                    "\"" + field.name() + "\" is missing; write " + field.type().expected() + " (" + field.doc() + ")");
        }
    }

    /** The written fields of both; where both write one, its type decides; an alternative replaces the others. */
    @Override
    public Node merge(Node base, Node over) {
        if (!(base instanceof Node.Mapping below) || !(over instanceof Node.Mapping above)) {
            return over;
        }
        Map<String, Node.Entry> merged = below.byKey();
        for (Node.Entry entry : above.entries()) {
            Optional<Field> field = shape.field(entry.key());
            field.map(Field::alternative).filter(a -> !a.isEmpty()).ifPresent(a -> dropOthers(merged, a));
            Node.Entry old = merged.get(entry.key());
            if (entry.isNull() && old != null) {
                merged.remove(entry.key());
            } else if (old == null || field.isEmpty()) {
                merged.put(entry.key(), entry);
            } else {
                Node value = field.get().type().merge(old.value(), entry.value());
                merged.put(entry.key(), new Node.Entry(entry.key(), entry.place(), value));
            }
        }
        return new Node.Mapping(below.place(), below.path(), new ArrayList<>(merged.values()));
    }

    private void dropOthers(Map<String, Node.Entry> merged, String alternative) {
        merged.keySet()
                .removeIf(key -> shape.field(key)
                        .map(Field::alternative)
                        .filter(other -> !other.isEmpty() && !other.equals(alternative))
                        .isPresent());
    }

    @Override
    public String expected() {
        return "a mapping with "
                + String.join(", ", shape.names().stream().limit(4).toList())
                + (shape.names().size() > 4 ? ", ..." : "");
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("$ref", "#/$defs/" + shape.name());
    }

    @Override
    public List<FieldType> parts() {
        return shape.fields().stream().map(Field::type).toList();
    }

    @Override
    public String label() {
        return "[" + shape.name() + "](#" + shape.name() + ")";
    }
}

package org.replsim.scenario.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping of one kind may hold.
 *
 * @param name such as {@code link}
 * @param doc what such a mapping describes, one sentence
 * @param fields in the order of the reference page
 * @param choice whether exactly one of the alternatives must be written
 */
public record Shape(String name, String doc, List<Field> fields, boolean choice) {

    /** Copies the fields and checks that no name is there twice. */
    public Shape {
        fields = List.copyOf(fields);
        Set<String> names = Set.copyOf(fields.stream().map(Field::name).toList());
        if (names.size() != fields.size()) {
            throw new IllegalArgumentException("a field of " + name + " is there twice");
        }
    }

    /** A shape whose alternatives, if it has any, may all be left out. */
    public static Shape of(String name, String doc, Field... fields) {
        return new Shape(name, doc, List.of(fields), false);
    }

    /** A shape of which exactly one alternative must be written. */
    public static Shape choosing(String name, String doc, Field... fields) {
        return new Shape(name, doc, List.of(fields), true);
    }

    /** A field by name. */
    public Optional<Field> field(String field) {
        return fields.stream().filter(f -> f.name().equals(field)).findFirst();
    }

    /** The names of the fields. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** The fields of each alternative. */
    public Map<String, List<String>> alternatives() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (Field field : fields) {
            if (!field.alternative().isEmpty()) {
                map.computeIfAbsent(field.alternative(), a -> new ArrayList<>()).add(field.name());
            }
        }
        return map;
    }
}

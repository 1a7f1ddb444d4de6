package org.replsim.scenario.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FieldType;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.yaml.Node;

/** The variants, by name; what each says is taken apart by {@link VariantTree}. */
record VariantsType() implements FieldType {

    /** The fields that a variant cannot change. */
    static final List<String> FIXED = List.of("name", "title", "about", ScenarioShape.VARIANTS, "expect");

    @Override
    public Node read(Node node, String path, Reading reading) {
        return node;
    }

    @Override
    public String expected() {
        return "a mapping from the name of each variant to what it says differently";
    }

    /** The fields of the file, each as it is or in part; server names; and paths such as {@code workloads.main.clients}. */
    @Override
    public Map<String, Object> schema() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : ScenarioShape.ROOT.shape().fields()) {
            if (!FIXED.contains(field.name())) {
                boolean parts = !(field.type() instanceof org.replsim.scenario.field.Leaf);
                fields.put(field.name(), parts ? partly(field) : field.type().schema());
            }
        }
        Map<String, Object> override = new LinkedHashMap<>();
        override.put("type", List.of("object", "null"));
        override.put("properties", fields);
        override.put(
                "patternProperties", Map.of("\\.", Map.of("description", "a path such as workloads.main.clients")));
        override.put("additionalProperties", Map.of("$ref", "#/$defs/cnf"));
        return Map.of(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                TextType.NAME.schema(),
                "additionalProperties",
                override);
    }

    private static Map<String, Object> partly(Field field) {
        List<String> types =
                field.type() instanceof ListType ? List.of("object", "array") : List.of("object", "array", "null");
        return Map.of("type", types, "description", field.doc() + ": only what differs");
    }

    @Override
    public String label() {
        return "[variants](#variants) by name";
    }
}

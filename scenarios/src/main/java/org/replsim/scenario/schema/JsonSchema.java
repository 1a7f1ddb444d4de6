package org.replsim.scenario.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.VariablesType;

/** The JSON Schema (draft 2020-12) of scenario files, for editors. It is generated from the field table. */
public final class JsonSchema {

    private JsonSchema() {}

    /** The text of the schema, ending with a line feed. */
    public static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "replsim scenario");
        schema.put("$ref", "#/$defs/scenario");
        Map<String, Object> definitions = new LinkedHashMap<>();
        Shapes.all().forEach((name, section) -> definitions.put(name, definition(section.shape())));
        definitions.put("cnf", cnf());
        schema.put("$defs", definitions);
        return write(schema);
    }

    private static Map<String, Object> definition(Shape shape) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("description", shape.doc());
        definition.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field field : shape.fields()) {
            properties.put(field.name(), property(field));
            if (field.presence() == Field.Presence.REQUIRED) {
                required.add(field.name());
            }
        }
        definition.put("properties", properties);
        if (!required.isEmpty()) {
            definition.put("required", required);
        }
        definition.put("additionalProperties", false);
        return definition;
    }

    private static Map<String, Object> property(Field field) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", described(field));
        property.putAll(new TreeMap<>(field.type().schema()));
        return property;
    }

    private static String described(Field field) {
        return switch (field.presence()) {
            case REQUIRED, OPTIONAL -> field.doc();
            case DEFAULT, DERIVED -> field.doc() + " (default: " + field.fallback() + ")";
        };
    }

    private static Map<String, Object> cnf() {
        Map<String, Object> cnf = new LinkedHashMap<>();
        cnf.put("description", "Server variables under the servers' own names; - and _ are the same.");
        cnf.put("type", List.of("object", "null"));
        cnf.put("properties", VariablesType.properties());
        cnf.put("patternProperties", Map.of("-", Map.of("description", "a variable written with -")));
        cnf.put("additionalProperties", false);
        return cnf;
    }

    /** Maps of a set order are written in it, others (made by Map.of) by key, so that the text is always the same. */
    private static String write(Map<String, Object> schema) {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        try {
            return JsonMapper.builder()
                            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                            .build()
                            .writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(twoSpaces)
                                    .withArrayIndenter(twoSpaces))
                            .writeValueAsString(ordered(schema))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists can always be written", e);
        }
    }

    private static Object ordered(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = value instanceof LinkedHashMap ? new LinkedHashMap<>() : new TreeMap<>();
            map.forEach((key, inner) -> copy.put(String.valueOf(key), ordered(inner)));
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(JsonSchema::ordered).toList()
                : value;
    }
}

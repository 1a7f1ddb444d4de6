package org.replsim.scenario.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.replsim.engine.random.Distribution;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.yaml.Node;

/** What a mapping says, read by its {@link Shape}: the values by field, defaults included. */
public final class Values {

    private final Node.Mapping node;
    private final String path;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Values(Node.Mapping node, String path) {
        this.node = node;
        this.path = path;
    }

    void put(String field, Object value) {
        values.put(field, value);
    }

    /** Where the mapping stands in the resolved scenario. */
    public String path() {
        return path;
    }

    /** The node of a field, or the whole mapping if the field is not written. */
    public Node node(String field) {
        return node.find(field).orElse(node);
    }

    /** A problem with a field, located. */
    public ScenarioProblem problem(String field, String wrong) {
        return node(field).problem(wrong);
    }

    /** Whether there is a value: a written one or a default. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** Whether a field is written, rather than a default. */
    public boolean written(String field) {
        return node.find(field).isPresent();
    }

    /** The value of a field that is there. */
    private <T> T get(String field, Class<T> type) {
        Object value = values.get(field);
        if (value == null) {
            throw problem(field, field + " is missing");
        }
        return type.cast(value);
    }

    /** A text, a choice or the name of a file. */
    public String text(String field) {
        return get(field, String.class);
    }

    /** Nanoseconds, bytes or a whole number. */
    public long whole(String field) {
        return get(field, Long.class);
    }

    /** A whole number that fits an int. */
    public int count(String field) {
        return Math.toIntExact(whole(field));
    }

    /** A number with decimals, a bandwidth, a rate or a share. */
    public double number(String field) {
        return get(field, Double.class);
    }

    /** Yes or no. */
    public boolean flag(String field) {
        return get(field, Boolean.class);
    }

    /** A distribution. */
    public Distribution distribution(String field) {
        return get(field, Distribution.class);
    }

    /** A mapping. */
    public Values section(String field) {
        return get(field, Values.class);
    }

    /** A mapping that may be missing. */
    public Optional<Values> maybeSection(String field) {
        return has(field) ? Optional.of(section(field)) : Optional.empty();
    }

    /** A list of mappings; empty if it is missing. */
    @SuppressWarnings("unchecked")
    public List<Values> list(String field) {
        return has(field) ? (List<Values>) get(field, List.class) : List.of();
    }

    /** Mappings by name; empty if it is missing. */
    @SuppressWarnings("unchecked")
    public Map<String, Values> map(String field) {
        return has(field) ? (Map<String, Values>) get(field, Map.class) : Map.of();
    }

    /** A value of some other type. */
    public <T> T value(String field, Class<T> type) {
        return get(field, type);
    }
}

package org.replsim.scenario.field;

import java.util.List;
import java.util.Map;
import org.replsim.scenario.yaml.Node;

/**
 * How a value is written in a scenario file: one object reads it, describes it to people, describes it to editors, and
 * says how a variant overrides it.
 */
public interface FieldType {

    /**
     * Reads a value and notes it (and each part of it) as resolved.
     *
     * @param node what is written
     * @param path where the value stands in the resolved scenario
     * @param reading the reading under way
     * @throws org.replsim.scenario.problem.ScenarioProblem if the node is not such a value
     */
    Object read(Node node, String path, Reading reading);

    /** What must be written, in a few words: {@code a duration such as 10ms}. */
    String expected();

    /** The JSON Schema of it: maps, lists, strings, numbers and booleans only. */
    Map<String, Object> schema();

    /** What is there when a variant writes {@code over} where the file has {@code base}: {@code over}, for plain values. */
    default Node merge(Node base, Node over) {
        return over;
    }

    /** The types of its parts, for whoever walks the table. */
    default List<FieldType> parts() {
        return List.of();
    }

    /** A short name for tables: {@code duration}, {@code list of links}. */
    String label();
}

package org.replsim.scenario.field;

import org.replsim.scenario.yaml.Node;

/** A value without parts. */
public interface Leaf extends FieldType {

    /**
     * The value.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if the node is not such a value
     */
    Object parse(Node node);

    /** The value as a scenario would write it. */
    String write(Object value);

    @Override
    default Object read(Node node, String path, Reading reading) {
        Object value = parse(node);
        reading.resolved(path, write(value), node);
        return value;
    }
}

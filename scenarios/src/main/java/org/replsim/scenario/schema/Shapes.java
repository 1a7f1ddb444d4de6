package org.replsim.scenario.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.replsim.scenario.document.ScenarioShape;
import org.replsim.scenario.field.DistributionShape;
import org.replsim.scenario.field.FieldType;
import org.replsim.scenario.field.SectionType;

/** All shapes that a scenario file can hold, found by walking the field table from its root. */
final class Shapes {

    private final Map<String, SectionType> found = new LinkedHashMap<>();

    private Shapes() {}

    /**
     * By name, in the order in which a reader meets them.
     *
     * @throws IllegalStateException if two have the same name
     */
    static Map<String, SectionType> all() {
        Shapes shapes = new Shapes();
        shapes.visit(ScenarioShape.ROOT);
        shapes.visit(DistributionShape.SECTION);
        return shapes.found;
    }

    private void visit(FieldType type) {
        if (type instanceof SectionType section) {
            SectionType twin = found.putIfAbsent(section.shape().name(), section);
            if (twin != null) {
                if (!twin.equals(section)) {
                    throw new IllegalStateException(
                            "two shapes are named " + section.shape().name());
                }
                return;
            }
        }
        type.parts().forEach(this::visit);
    }
}

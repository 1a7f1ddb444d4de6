package org.replsim.scenario.field;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.replsim.scenario.yaml.Node;

/**
 * A value that is written either as a plain word (or number) or as a mapping or list; both mean the same kind of thing.
 *
 * @param plain how the short form is written
 * @param full how the long form is written
 * @param whenFull tells the long form by its node
 * @param expand turns what the short form says into what the long form says
 */
public record EitherType(FieldType plain, FieldType full, Form whenFull, BiFunction<Object, ShortForm, Object> expand)
        implements FieldType {

    /** What the node of the long form looks like. */
    public enum Form {
        /** It is a mapping. */
        MAPPING,
        /** It is a list. */
        LIST
    }

    /** Where a short form was found. */
    public record ShortForm(Node node, String path, Reading reading) {}

    private boolean isFull(Node node) {
        return whenFull == Form.MAPPING ? node instanceof Node.Mapping : node instanceof Node.Sequence;
    }

    @Override
    public Object read(Node node, String path, Reading reading) {
        if (isFull(node)) {
            return full.read(node, path, reading);
        }
        return expand.apply(plain.read(node, path, reading), new ShortForm(node, path, reading));
    }

    @Override
    public Node merge(Node base, Node over) {
        if (isFull(base) != isFull(over)) {
            return over;
        }
        return isFull(base) ? full.merge(base, over) : plain.merge(base, over);
    }

    @Override
    public String expected() {
        return plain.expected() + ", or " + full.expected();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(plain.schema(), full.schema()));
    }

    @Override
    public List<FieldType> parts() {
        return List.of(plain, full);
    }

    @Override
    public String label() {
        return plain.label() + ", or " + full.label();
    }
}

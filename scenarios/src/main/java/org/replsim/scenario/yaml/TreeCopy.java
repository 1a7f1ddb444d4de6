package org.replsim.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.ScenarioProblem;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Copies the parser's node graph to a tree: aliases become copies, so the number of nodes and the depth are limited. */
final class TreeCopy {

    private static final int MOST_NODES = 100_000;

    private final String file;
    private int nodes;

    TreeCopy(String file) {
        this.file = file;
    }

    Node copy(org.snakeyaml.engine.v2.nodes.Node root) {
        return copy(root, "", 0);
    }

    private Node copy(org.snakeyaml.engine.v2.nodes.Node node, String path, int depth) {
        Place place = YamlReader.place(file, node.getStartMark());
        if (++nodes > MOST_NODES) {
            throw new ScenarioProblem(place + ": more than " + MOST_NODES
                    + " values once the aliases are written out; use fewer aliases (*name)");
        }
        if (depth > YamlReader.DEEPEST) {
            throw new ScenarioProblem(place + ": an alias (*name) contains itself; write it out");
        }
        if (node instanceof ScalarNode scalar) {
            return new Node.Scalar(place, path, scalar.getValue(), sort(scalar), lead(scalar));
        }
        if (node instanceof SequenceNode sequence) {
            return copySequence(sequence, place, path, depth);
        }
        return copyMapping((MappingNode) node, place, path, depth);
    }

    private Node copySequence(SequenceNode sequence, Place place, String path, int depth) {
        List<Node> items = new ArrayList<>();
        for (org.snakeyaml.engine.v2.nodes.Node item : sequence.getValue()) {
            items.add(copy(item, path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Sequence(place, path, items);
    }

    private Node copyMapping(MappingNode mapping, Place place, String path, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = YamlReader.place(file, tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ScenarioProblem(keyPlace + ": " + (path.isEmpty() ? "" : path + ": ")
                        + "a key must be a word, not a list or a mapping");
            }
            String keyPath = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            Node value = copy(tuple.getValueNode(), keyPath, depth + 1);
            Node.Entry entry = new Node.Entry(key.getValue(), keyPlace, value);
            Optional.ofNullable(entries.put(key.getValue(), entry)).ifPresent(first -> {
                throw entry.problem(
                        "this key is here already, at line " + first.place().line() + "; remove one of the two");
            });
        }
        return new Node.Mapping(place, path, new ArrayList<>(entries.values()));
    }

    private static int lead(ScalarNode scalar) {
        boolean oneLine = scalar.getStartMark()
                .map(Mark::getLine)
                .equals(scalar.getEndMark().map(Mark::getLine));
        return oneLine ? scalar.isPlain() ? 0 : 1 : -1;
    }

    private static Node.Scalar.Sort sort(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return Node.Scalar.Sort.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Node.Scalar.Sort.BOOL;
        }
        if (tag.equals(Tag.INT)) {
            return Node.Scalar.Sort.INT;
        }
        return tag.equals(Tag.FLOAT) ? Node.Scalar.Sort.FLOAT : Node.Scalar.Sort.TEXT;
    }
}

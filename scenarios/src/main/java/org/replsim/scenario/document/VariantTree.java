package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.replsim.scenario.field.MapType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/**
 * One variant as a partial scenario. A variant may say it in three ways, which are turned into one: the fields of the file
 * ({@code links: {db1-db2: {rtt: 20ms}}}), paths ({@code links.db1-db2.rtt: 20ms}), and the name of a server for its
 * variables ({@code db1: {sync_binlog: 0}}).
 */
final class VariantTree {

    private final List<String> servers;
    private final List<String> fields;

    /**
     * For the variants of a file.
     *
     * @param root of the file, for the names of its servers
     */
    VariantTree(Node.Mapping root) {
        servers = root.find("servers").map(MapType::names).orElse(List.of());
        Shape shape = ScenarioShape.ROOT.shape();
        fields = shape.names().stream()
                .filter(name -> !VariantsType.FIXED.contains(name))
                .toList();
    }

    /**
     * The partial scenario.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem for an unknown key
     */
    Node.Mapping expand(Node variant) {
        if (variant instanceof Node.Scalar scalar && scalar.isNull()) {
            return new Node.Mapping(variant.place(), variant.path(), List.of());
        }
        if (!(variant instanceof Node.Mapping mapping)) {
            throw variant.problem("needs a mapping of what the variant says differently, not " + variant.kind());
        }
        Map<String, Node.Entry> expanded = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            add(expanded, unfold(entry));
        }
        return new Node.Mapping(mapping.place(), mapping.path(), new ArrayList<>(expanded.values()));
    }

    /** The entry with its path unfolded to nested mappings and a server's name turned into the path to its variables. */
    private Node.Entry unfold(Node.Entry entry) {
        List<String> keys = new ArrayList<>(List.of(entry.key().split("\\.", -1)));
        String first = keys.get(0);
        if (servers.contains(first) && !fields.contains(first)) {
            keys.set(0, "servers");
            keys.add(1, first);
            keys.add(2, "cnf");
        } else if (VariantsType.FIXED.contains(first)) {
            throw entry.problem("a variant cannot change this field; move it to the top of the file");
        } else if (!fields.contains(first)) {
            List<String> known =
                    Stream.concat(servers.stream(), fields.stream()).toList();
            throw entry.problem("a variant knows no \"" + first + "\"; " + Spelling.remedy(first, known));
        }
        Node value = entry.value();
        for (int i = keys.size() - 1; i > 0; i--) {
            Node.Entry inner = new Node.Entry(keys.get(i), entry.place(), value);
            value = new Node.Mapping(entry.place(), entry.value().path(), List.of(inner));
        }
        return new Node.Entry(keys.get(0), entry.place(), value);
    }

    private static void add(Map<String, Node.Entry> entries, Node.Entry entry) {
        Optional<Node.Entry> old = Optional.ofNullable(entries.get(entry.key()));
        if (old.isEmpty()) {
            entries.put(entry.key(), entry);
        } else if (old.get().value() instanceof Node.Mapping below && entry.value() instanceof Node.Mapping above) {
            Map<String, Node.Entry> both = below.byKey();
            above.entries().forEach(inner -> add(both, inner));
            Node joined = new Node.Mapping(below.place(), below.path(), new ArrayList<>(both.values()));
            entries.put(entry.key(), new Node.Entry(entry.key(), old.get().place(), joined));
        } else {
            throw entry.problem("the variant says this already, at line "
                    + old.get().place().line() + "; remove one of the two");
        }
    }

    /** What a variant says, as plain words by path, in the order of the paths. */
    static SortedMap<String, String> leaves(Node.Mapping expanded) {
        SortedMap<String, String> leaves = new TreeMap<>();
        collect(expanded, "", leaves);
        return leaves;
    }

    private static void collect(Node node, String path, SortedMap<String, String> leaves) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                collect(entry.value(), path.isEmpty() ? entry.key() : path + "." + entry.key(), leaves);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                collect(sequence.items().get(i), path + "[" + i + "]", leaves);
            }
        } else if (node instanceof Node.Scalar scalar) {
            leaves.put(path.replaceFirst("^servers\\.([^.]+)\\.cnf\\.", "$1."), scalar.text());
        }
    }
}

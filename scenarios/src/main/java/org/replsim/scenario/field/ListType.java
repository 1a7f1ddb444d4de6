package org.replsim.scenario.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/**
 * A list of values of one type.
 *
 * @param noun what one of them is, such as {@code link}
 * @param element how one is written
 * @param identity how one is named, so that variants can override it; null if variants can only replace the whole list
 */
public record ListType(
        String noun, FieldType element, @Nullable Identity identity) implements FieldType {

    /** How the items of a list are named. */
    @FunctionalInterface
    public interface Identity {
        /**
         * The names of an item, the first of them the usual one; none if it cannot be told.
         *
         * @param index its place
         */
        List<String> names(Node item, int index);
    }

    /** A list whose items have no names. */
    public static ListType of(String noun, FieldType element) {
        return new ListType(noun, element, null);
    }

    @Override
    public List<Object> read(Node node, String path, Reading reading) {
        if (!(node instanceof Node.Sequence sequence)) {
            throw node.problem("needs " + expected() + ", not " + node.kind());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            String itemPath = path + usualName(item, i).map(name -> "." + name).orElse("[" + i + "]");
            Object value = reading.problems().attempt(() -> element.read(item, itemPath, reading));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private List<String> names(Node item, int index) {
        return identity == null ? List.of() : identity.names(item, index);
    }

    private Optional<String> usualName(Node item, int index) {
        return names(item, index).stream().findFirst();
    }

    @Override
    public Node merge(Node base, Node over) {
        if (identity == null || !(base instanceof Node.Sequence below)) {
            return over;
        }
        List<Node> items = new ArrayList<>(below.items());
        if (over instanceof Node.Mapping byName) {
            byName.entries().forEach(entry -> mergeNamed(items, entry));
        } else if (over instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                mergeItem(items, list.items().get(i), names(list.items().get(i), i));
            }
        } else {
            return over;
        }
        return new Node.Sequence(below.place(), below.path(), items);
    }

    private void mergeNamed(List<Node> items, Node.Entry entry) {
        int place = find(items, List.of(entry.key()));
        if (place < 0) {
            throw entry.problem("there is no " + noun + " \"" + entry.key() + "\"; "
                    + Spelling.remedy(entry.key(), usualNames(items)));
        }
        items.set(place, element.merge(items.get(place), entry.value()));
    }

    private void mergeItem(List<Node> items, Node item, List<String> names) {
        int place = find(items, names);
        if (place < 0) {
            items.add(item);
        } else {
            items.set(place, element.merge(items.get(place), item));
        }
    }

    private int find(List<Node> items, List<String> wanted) {
        for (int i = 0; i < items.size(); i++) {
            if (names(items.get(i), i).stream().anyMatch(wanted::contains)) {
                return i;
            }
        }
        return -1;
    }

    private List<String> usualNames(List<Node> items) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            usualName(items.get(i), i).ifPresent(names::add);
        }
        return names;
    }

    @Override
    public String expected() {
        return "a list of " + noun + "s (lines that begin with \"- \")";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", element.schema());
        return schema;
    }

    @Override
    public List<FieldType> parts() {
        return List.of(element);
    }

    @Override
    public String label() {
        return "list of " + element.label();
    }
}

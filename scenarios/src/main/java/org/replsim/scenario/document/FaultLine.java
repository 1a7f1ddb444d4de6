package org.replsim.scenario.document;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.replsim.cluster.ClusterSpec;
import org.replsim.fault.Fault;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FieldType;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.Problems;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.yaml.Node;

/** Faults in one line each, with the names and the order of a timeline: {@code cut db1 db2 hold}, {@code rtt db1 db2 20ms}. */
public final class FaultLine {

    private static final Place PLACE = new Place("line", 1, 1);
    private static final String PREFIX = "^" + PLACE + ": (: )?";

    private final Names names;

    /** For the names of a cluster. */
    public FaultLine(ClusterSpec cluster) {
        names = Names.of(cluster);
    }

    /** The names of all faults. */
    public static List<String> keys() {
        return FaultKind.ALL.stream().map(FaultKind::key).toList();
    }

    /** How a fault is written: {@code cut SERVER SERVER [reset|silent|hold]}. */
    public static String usage(String key) {
        Field field = field(key);
        boolean ofHost = HostFaults.KINDS.stream().anyMatch(kind -> kind.key().equals(key));
        String noun = ofHost ? "HOST" : "SERVER";
        return key
                + words(field, noun, false)
                + options(field).map(option -> words(option, noun, true)).collect(Collectors.joining());
    }

    /** What a fault is, in a sentence without its full stop. */
    public static String doc(String key) {
        return field(key).doc();
    }

    /**
     * Reads a line.
     *
     * @param words the name of the fault and what it needs
     * @throws ScenarioProblem if it is none, with a message for one who typed it
     */
    public Fault read(List<String> words) {
        String key = words.get(0);
        Deque<String> rest = new ArrayDeque<>(words.subList(1, words.size()));
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry(key, node(key, field(key).type(), rest)));
        options(field(key))
                .filter(option -> !rest.isEmpty())
                .forEach(option -> entries.add(entry(option.name(), node(key, option.type(), rest))));
        if (!rest.isEmpty()) {
            throw new ScenarioProblem("\"" + rest.peek() + "\" is too much; write " + usage(key));
        }
        try {
            Problems problems = new Problems();
            Node.Mapping mapping = new Node.Mapping(PLACE, "", entries);
            Values entry = FaultKind.ALONE.read(mapping, "", new Reading(Path.of(""), problems, false));
            problems.throwIfAny();
            return FaultKind.bind(entry, names);
        } catch (ScenarioProblem problem) {
            throw new ScenarioProblem(problem.lines().get(0).replaceFirst(PREFIX, ""));
        }
    }

    private static Node node(String key, FieldType type, Deque<String> rest) {
        if (type instanceof PairType) {
            return new Node.Sequence(PLACE, "", List.of(next(key, rest), next(key, rest)));
        }
        if (type instanceof SectionType section) {
            List<Node.Entry> entries = new ArrayList<>();
            for (Field field : section.shape().fields()) {
                if (field.presence() == Field.Presence.REQUIRED || !rest.isEmpty()) {
                    entries.add(entry(field.name(), node(key, field.type(), rest)));
                }
            }
            return new Node.Mapping(PLACE, "", entries);
        }
        if (type instanceof ListType) {
            return sets(next(key, rest));
        }
        return type instanceof SetType ? assignment(key, rest) : next(key, rest);
    }

    /** Sets of servers in one word: {@code db1:db2,db3}. */
    private static Node sets(Node.Scalar word) {
        List<Node> sets = new ArrayList<>();
        for (String set : word.text().split(":", -1)) {
            List<Node> servers = new ArrayList<>();
            for (String server : set.split(",", -1)) {
                servers.add(scalar(server));
            }
            sets.add(new Node.Sequence(PLACE, "", servers));
        }
        return new Node.Sequence(PLACE, "", sets);
    }

    /** A server and {@code variable = value}, with or without spaces. */
    private static Node assignment(String key, Deque<String> rest) {
        Node server = next(key, rest);
        String[] sides = String.join(" ", rest).split("\\s*=\\s*|\\s+", 2);
        rest.clear();
        if (sides.length < 2) {
            throw new ScenarioProblem("write " + usage(key));
        }
        return new Node.Mapping(PLACE, "", List.of(entry("server", server), entry(sides[0], scalar(sides[1]))));
    }

    private static Node.Scalar next(String key, Deque<String> rest) {
        String word = rest.poll();
        if (word == null) {
            throw new ScenarioProblem("write " + usage(key));
        }
        return scalar(word);
    }

    private static Node.Scalar scalar(String word) {
        return new Node.Scalar(PLACE, "", word, Node.Scalar.Sort.TEXT, 0);
    }

    private static Node.Entry entry(String name, Node value) {
        return new Node.Entry(name, PLACE, value);
    }

    private static Field field(String key) {
        return FaultKind.ALONE.shape().field(key).orElseThrow();
    }

    /** The other fields that go with a fault, such as the kind of a cut. */
    private static Stream<Field> options(Field fault) {
        return FaultKind.ALONE.shape().fields().stream()
                .filter(other -> other.alternative().equals(fault.name()) && !other.equals(fault));
    }

    private static String words(Field field, String noun, boolean optional) {
        if (field.type() instanceof PairType) {
            return " SERVER SERVER";
        }
        if (field.type() instanceof SectionType section) {
            return section.shape().fields().stream()
                    .map(part -> words(part, noun, part.presence() != Field.Presence.REQUIRED))
                    .collect(Collectors.joining());
        }
        if (field.type() instanceof SetType) {
            return " SERVER VARIABLE = VALUE";
        }
        String word = word(field, noun);
        return optional ? " [" + word + "]" : " " + word;
    }

    private static String word(Field field, String noun) {
        if (field.type() instanceof ChoiceType choice) {
            return String.join("|", choice.words());
        }
        if (field.type() instanceof QuantityType quantity) {
            return quantity.dimension() == Dimension.TIME
                    ? "DURATION"
                    : quantity.dimension().name();
        }
        if (field.type() instanceof NumberType) {
            return "NUMBER";
        }
        if (field.type() instanceof ListType) {
            return "SERVER,...:SERVER,...";
        }
        return List.of("host", "server", "replica").contains(field.name())
                ? field.name().equals("host") ? "HOST" : "SERVER"
                : noun;
    }
}

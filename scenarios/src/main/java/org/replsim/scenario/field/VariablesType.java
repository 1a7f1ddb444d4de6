package org.replsim.scenario.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.VariableType;

/** Server variables by their own names, in MariaDB's or MySQL's spelling, with {@code -} or {@code _}. */
public record VariablesType() implements FieldType {

    /** The settings that are written, and what they make of the defaults. */
    public record Settings(ServerVariables variables, Map<ServerVariable, Node.Entry> written) {}

    /** The variables that a run obeys. */
    public static List<ServerVariable> modelled() {
        return Arrays.stream(ServerVariable.values())
                .filter(ServerVariable::obeyed)
                .toList();
    }

    /** The variable of a name, if it is modelled. */
    public static Optional<ServerVariable> find(String name) {
        String plain = plain(name);
        return modelled().stream()
                .filter(variable -> variable.variableName().equals(plain)
                        || variable.alias().equals(plain))
                .findFirst();
    }

    private static String plain(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /**
     * Why a server of this version would not start with the variable under the name that is written (spec 2.1, 8); empty if
     * it knows it.
     */
    public static Optional<String> refused(ServerVariable variable, String written, ServerProfile profile) {
        List<String> names = variable.names(profile);
        if (names.contains(plain(written))) {
            return Optional.empty();
        }
        String lacks = "a " + profile.name() + " server has no " + plain(written) + "; ";
        return Optional.of(lacks + (names.isEmpty() ? "remove the line" : "write " + names.get(0)));
    }

    /** The names of all modelled variables, both spellings. */
    public static List<String> names() {
        return modelled().stream()
                .flatMap(variable -> Stream.of(variable.variableName(), variable.alias()))
                .distinct()
                .toList();
    }

    /** What is wrong with a name that is no modelled variable. */
    public static String unknown(String name) {
        return NotModelled.reason(name)
                .orElseGet(() -> "unknown server variable; "
                        + Spelling.nearest(name.replace('-', '_'), names())
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("`replsim schema` lists those that are modelled"));
    }

    @Override
    public Settings read(Node node, String path, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            throw node.problem("needs " + expected() + ", not " + node.kind());
        }
        Map<ServerVariable, Node.Entry> written = new EnumMap<>(ServerVariable.class);
        for (Node.Entry entry : mapping.entries()) {
            Optional<ServerVariable> variable = find(entry.key());
            Node.Entry twin = variable.map(v -> written.put(v, entry)).orElse(null);
            if (variable.isEmpty()) {
                reading.problems().add(entry.problem(unknown(entry.key())));
            } else if (twin != null) {
                reading.problems()
                        .add(entry.problem("this is the same variable as " + twin.key() + " at line "
                                + twin.place().line() + "; remove one of the two"));
            }
        }
        return settings(written, path, reading);
    }

    private static Settings settings(Map<ServerVariable, Node.Entry> written, String path, Reading reading) {
        ServerVariables variables = new ServerVariables();
        written.forEach((variable, entry) -> reading.problems().attempt(() -> set(variables, variable, entry.value())));
        for (ServerVariable variable : modelled()) {
            Node.Entry entry = written.get(variable);
            String value = VariableText.show(variable, variables.number(variable), variables.text(variable));
            String at = path + "." + variable.variableName();
            if (entry != null) {
                reading.resolved(at, value, entry.value());
            } else if (variable != ServerVariable.SERVER_ID) {
                reading.ofDefault().resolved(at, value, Reading.nowhere());
            }
        }
        return new Settings(variables, written);
    }

    private static ServerVariables set(ServerVariables variables, ServerVariable variable, Node node) {
        return variable.type() == VariableType.NAME
                ? variables.set(variable, VariableText.name(variable, node))
                : variables.set(variable, VariableText.number(variable, node));
    }

    /** All values as SHOW VARIABLES writes them, by name. */
    public static TreeMap<String, String> show(ServerVariables variables) {
        TreeMap<String, String> shown = new TreeMap<>();
        for (ServerVariable variable : modelled()) {
            shown.put(
                    variable.variableName(),
                    VariableText.show(variable, variables.number(variable), variables.text(variable)));
        }
        return shown;
    }

    /** The settings of both; a variable of {@code over} wins whatever its spelling. */
    @Override
    public Node merge(Node base, Node over) {
        if (!(base instanceof Node.Mapping below) || !(over instanceof Node.Mapping above)) {
            return over;
        }
        List<Node.Entry> merged = new ArrayList<>(below.entries());
        for (Node.Entry entry : above.entries()) {
            Optional<ServerVariable> variable = find(entry.key());
            merged.removeIf(old -> variable.isPresent()
                    && !above.entries().contains(old)
                    && find(old.key()).equals(variable));
            if (!entry.isNull()) {
                merged.add(entry);
            }
        }
        return new Node.Mapping(below.place(), below.path(), merged);
    }

    @Override
    public String expected() {
        return "server variables such as {sync_binlog: 1}";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("$ref", "#/$defs/cnf");
    }

    /** The schema of each variable by name, both spellings. */
    public static Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (ServerVariable variable : modelled()) {
            Map<String, Object> schema = Map.of(
                    "type",
                    variable.type() == VariableType.FLAG
                            ? List.of("string", "boolean", "integer")
                            : List.of("string", "integer", "boolean"),
                    "description",
                    variable.doc() + " (" + VariableText.expected(variable) + ")");
            properties.put(variable.variableName(), schema);
            properties.put(variable.alias(), schema);
        }
        return properties;
    }

    @Override
    public String label() {
        return "[server variables](#server-variables)";
    }
}

package org.replsim.scenario.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.field.FieldType;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.field.VariableText;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.yaml.Node;
import org.replsim.server.ServerVariable;
import org.replsim.server.VariableType;

/** SET GLOBAL: a server and one of its variables, {@code {server: db1, sync_binlog: 0}}. */
record SetType() implements FieldType {

    private static final String SERVER = "server";

    /** What is set where. */
    record Order(String server, Node serverNode, Node.Entry setting, ServerVariable variable, long number) {}

    @Override
    public Order read(Node node, String path, Reading reading) {
        if (!(node instanceof Node.Mapping mapping) || mapping.find(SERVER).isEmpty()) {
            throw node.problem("needs " + expected());
        }
        List<Node.Entry> settings = mapping.entries().stream()
                .filter(entry -> !entry.key().equals(SERVER))
                .toList();
        if (settings.size() != 1) {
            throw node.problem("sets " + settings.size() + " variables; write one entry of the timeline for each");
        }
        Node.Entry setting = settings.get(0);
        ServerVariable variable = VariablesType.find(setting.key())
                .orElseThrow(() -> setting.problem(VariablesType.unknown(setting.key())));
        if (!variable.dynamic() || variable.type() == VariableType.NAME) {
            throw setting.problem("this variable cannot change while the server runs; set it in the server's cnf");
        }
        long number = VariableText.number(variable, setting.value());
        Node server = mapping.find(SERVER).orElseThrow();
        String name = TextType.NAME.parse(server);
        reading.resolved(
                path, name + "." + variable.variableName() + " = " + VariableText.show(variable, number, ""), node);
        return new Order(name, server, setting, variable, number);
    }

    @Override
    public String expected() {
        return "a server and one variable such as {server: db1, sync_binlog: 0}";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>(VariablesType.properties());
        properties.put(SERVER, TextType.NAME.schema());
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of(SERVER),
                "minProperties",
                2,
                "maxProperties",
                2,
                "additionalProperties",
                false);
    }

    @Override
    public String label() {
        return "server and variable";
    }
}

package org.replsim.scenario.field;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.replsim.scenario.yaml.Node;
import org.replsim.scenario.yaml.YamlReader;

/** The texts of defaults and presets as nodes, each parsed once. */
public final class Defaults {

    private static final Map<String, Node> NODES = new ConcurrentHashMap<>();

    private Defaults() {}

    /** The node of a text that stands in the program. */
    public static Node node(String text) {
        return NODES.computeIfAbsent(text, fresh -> YamlReader.read("default", fresh));
    }
}

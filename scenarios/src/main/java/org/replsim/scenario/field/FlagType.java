package org.replsim.scenario.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.replsim.scenario.yaml.Node;

/** Yes or no, in the words of YAML and of the servers. */
public record FlagType() implements Leaf {

    private static final List<String> YES = List.of("true", "on", "yes", "1");
    private static final List<String> NO = List.of("false", "off", "no", "0");

    @Override
    public Boolean parse(Node node) {
        if (node instanceof Node.Scalar scalar) {
            String word = scalar.text().toLowerCase(Locale.ROOT);
            if (YES.contains(word)) {
                return true;
            }
            if (NO.contains(word)) {
                return false;
            }
        }
        throw node.problem("needs " + expected() + ", not " + node.kind());
    }

    @Override
    public String write(Object value) {
        return value.equals(true) ? "ON" : "OFF";
    }

    @Override
    public String expected() {
        return "ON or OFF";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("enum", List.of("ON", "OFF", "on", "off", "yes", "no", true, false, 1, 0));
    }

    @Override
    public String label() {
        return "ON or OFF";
    }
}

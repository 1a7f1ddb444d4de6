package org.replsim.scenario.field;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.replsim.scenario.yaml.Node;

/**
 * A text.
 *
 * @param label short name
 * @param expected what it must look like, in words
 * @param pattern what it must look like
 */
public record TextType(String label, String expected, Pattern pattern) implements Leaf {

    /** Any text that is not blank. */
    public static final TextType PROSE = new TextType("text", "a text", Pattern.compile("(?s).*\\S.*"));
    /** A name that can stand in a path. */
    public static final TextType NAME = new TextType(
            "name",
            "a name of letters, digits, - and _ that begins with a letter",
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}"));
    /** The name of a replica, perhaps with that of one of its connections. */
    public static final TextType REPLICA = new TextType(
            "replica",
            "the name of a replica, with a colon and the name of a connection behind it if that has one",
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}(:[A-Za-z][A-Za-z0-9_-]{0,62})?"));
    /** The name of a file beside the scenario. */
    public static final TextType FILE = new TextType(
            "file", "the name of a file, relative to the scenario", Pattern.compile("[^\\x00-\\x1f]{1,250}"));

    @Override
    public String parse(Node node) {
        if (node instanceof Node.Scalar scalar
                && !scalar.isNull()
                && pattern.matcher(scalar.text()).matches()) {
            return scalar.text();
        }
        String found = node instanceof Node.Scalar scalar ? Quantity.abridged(scalar) : node.kind();
        throw node.problem("needs " + expected + ", not " + found);
    }

    @Override
    public String write(Object value) {
        return String.valueOf(value);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (!equals(PROSE) && !equals(FILE)) {
            schema.put("pattern", "^" + pattern.pattern() + "$");
        }
        return schema;
    }
}

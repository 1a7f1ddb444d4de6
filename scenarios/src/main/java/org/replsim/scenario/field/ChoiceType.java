package org.replsim.scenario.field;

import java.util.List;
import java.util.Map;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/**
 * One of some words, in upper or lower case.
 *
 * @param noun what the words are, such as {@code a server version}
 * @param words all of them
 */
public record ChoiceType(String noun, List<String> words) implements Leaf {

    /** Copies the words. */
    public ChoiceType {
        words = List.copyOf(words);
    }

    @Override
    public String parse(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            throw node.problem("needs " + expected() + ", not " + node.kind());
        }
        return words.stream()
                .filter(word -> word.equalsIgnoreCase(scalar.text()))
                .findFirst()
                .orElseThrow(() -> node.problem("there is no " + noun.replaceFirst("^an? ", "") + " "
                        + Quantity.abridged(scalar) + "; " + Spelling.remedy(scalar.text(), words)));
    }

    @Override
    public String write(Object value) {
        return String.valueOf(value);
    }

    @Override
    public String expected() {
        return noun + " (" + String.join(", ", words) + ")";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("enum", words);
    }

    @Override
    public String label() {
        return String.join(" \\| ", words);
    }
}

package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.replsim.scenario.expect.Check;
import org.replsim.scenario.expect.Claim;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/** Takes an expectation apart. Its fields were checked with the rest of the file. */
final class ClaimReader {

    private ClaimReader() {}

    /**
     * An expectation.
     *
     * @param item where it stands
     * @param read what was read there: a text or {@link Values}
     * @param number its place among the expectations
     * @param variants all of the scenario
     */
    static Claim claim(Node item, Object read, int number, Set<String> variants) {
        if (!(item instanceof Node.Mapping mapping) || !(read instanceof Values values)) {
            return new Claim(text(item), item, List.of(), "");
        }
        List<String> named = named(mapping, variants);
        Check check = ExpectationShape.check(values, number);
        Node that = mapping.find(ExpectationShape.THAT).orElse(item);
        String text = check == null ? textNotTrimmed(that) : check.text();
        return new Claim(
                text,
                that,
                named,
                mapping.find("because").map(ClaimReader::text).orElse(""),
                check);
    }

    private static List<String> named(Node.Mapping mapping, Set<String> variants) {
        List<String> named = new ArrayList<>();
        for (Node name : mapping.find("variant").map(ClaimReader::items).orElse(List.of())) {
            if (!variants.contains(text(name))) {
                throw name.problem(
                        "there is no variant \"" + text(name) + "\"; " + Spelling.remedy(text(name), variants));
            }
            named.add(text(name));
        }
        return named;
    }

    private static List<Node> items(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    }

    private static String text(Node node) {
        return textNotTrimmed(node).strip();
    }

    private static String textNotTrimmed(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}

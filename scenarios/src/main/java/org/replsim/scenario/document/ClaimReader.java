package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.replsim.scenario.expect.Claim;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/** Takes an expectation apart. Its fields were checked with the rest of the file. */
final class ClaimReader {

    private ClaimReader() {}

    static Claim claim(Node item, Set<String> variants) {
        if (!(item instanceof Node.Mapping mapping)) {
            return new Claim(text(item), item, List.of(), "");
        }
        List<String> named = new ArrayList<>();
        for (Node name : mapping.find("variant").map(ClaimReader::items).orElse(List.of())) {
            if (!variants.contains(text(name))) {
                throw name.problem(
                        "there is no variant \"" + text(name) + "\"; " + Spelling.remedy(text(name), variants));
            }
            named.add(text(name));
        }
        Node that = mapping.find("that").orElse(item);
        return new Claim(
                textNotTrimmed(that),
                that,
                named,
                mapping.find("because").map(ClaimReader::text).orElse(""));
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

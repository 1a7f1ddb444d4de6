package org.replsim.scenario.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;

/** Takes an expectation apart. Its fields were checked with the rest of the file. */
final class ClaimReader {

    private ClaimReader() {}

    static Document.Claim claim(Node item, Set<String> variants) {
        if (!(item instanceof Node.Mapping mapping)) {
            return new Document.Claim(text(item), item, Map.of(), "");
        }
        Node that = mapping.find("that").orElse(item);
        Map<String, Node> named = new LinkedHashMap<>();
        mapping.find("variant").map(ClaimReader::items).orElse(List.of()).forEach(name -> named.put(text(name), name));
        named.forEach((name, node) -> {
            if (!variants.contains(name)) {
                throw node.problem("there is no variant \"" + name + "\"; " + Spelling.remedy(name, variants));
            }
        });
        Optional<Node> because = mapping.find("because");
        return new Document.Claim(
                text(that), that, named, because.map(ClaimReader::text).orElse(""));
    }

    private static List<Node> items(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    }
}

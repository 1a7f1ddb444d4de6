package org.replsim.scenario.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.replsim.run.RunSpec;
import org.replsim.scenario.expect.Claim;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.problem.Problems;
import org.replsim.scenario.yaml.Node;

/** Reads a scenario's tree: its variants are laid over it one by one, and each result is read and bound to a run. */
final class DocumentReader {

    private final Node.Mapping root;
    private final Path folder;
    private final Problems problems = new Problems();

    DocumentReader(Node.Mapping root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    Document read() {
        Map<String, Node.Mapping> overrides = overrides();
        boolean filledIn = root.find(ScenarioShape.VARIANTS).isPresent();
        Values base = ScenarioShape.ROOT.read(SharedHardware.spread(root), "", new Reading(folder, problems, filledIn));
        problems.throwIfAny();
        Map<String, Part> parts = new LinkedHashMap<>();
        overrides.forEach((name, override) -> problems.attempt(() -> parts.put(name, part(override))));
        problems.throwIfAny();
        List<Document.Run> runs = new ArrayList<>();
        parts.forEach((name, part) -> problems.attempt(() -> runs.add(run(name, part))));
        List<Claim> claims = claims(base, overrides.keySet());
        problems.throwIfAny();
        String about = base.has("about") ? base.text("about").strip() : "";
        return new Document(base.text("name"), base.text("title").strip(), about, runs, claims);
    }

    /** What each variant says differently; one that says nothing, if there are no variants. */
    private Map<String, Node.Mapping> overrides() {
        Map<String, Node.Mapping> overrides = new LinkedHashMap<>();
        Node variants = root.find(ScenarioShape.VARIANTS).orElse(null);
        if (variants == null) {
            overrides.put(Document.ONLY, new Node.Mapping(root.place(), "", List.of()));
            return overrides;
        }
        if (!(variants instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            throw variants.problem("needs " + new VariantsType().expected());
        }
        VariantTree tree = new VariantTree(root);
        for (Node.Entry entry : mapping.entries()) {
            if (!TextType.NAME.pattern().matcher(entry.key()).matches()) {
                problems.add(entry.problem(
                        "\"" + entry.key() + "\" cannot name a variant; use " + TextType.NAME.expected()));
            }
            problems.attempt(() -> overrides.put(entry.key(), tree.expand(entry.value())));
        }
        return overrides;
    }

    /** A variant's values and how they were found. */
    private record Part(Node.Mapping override, Values values, Reading reading) {}

    private Part part(Node.Mapping override) {
        Node.Mapping below = root.without(ScenarioShape.VARIANTS);
        Node.Mapping merged = (Node.Mapping) ScenarioShape.ROOT.merge(below, override);
        Reading reading = new Reading(folder, problems, false);
        return new Part(override, ScenarioShape.ROOT.read(SharedHardware.spread(merged), "", reading), reading);
    }

    private Document.Run run(String name, Part part) {
        RunSpec spec = new RunBinder(part.values(), part.reading()).bind(folder, name);
        return new Document.Run(
                name,
                VariantTree.leaves(part.override()),
                spec,
                part.reading().resolved(),
                part.reading().assumptions());
    }

    private List<Claim> claims(Values base, Set<String> variants) {
        List<Claim> claims = new ArrayList<>();
        if (root.find("expect").orElse(null) instanceof Node.Sequence sequence) {
            List<?> read = base.value("expect", List.class);
            for (int i = 0; i < sequence.items().size(); i++) {
                int number = i;
                Node item = sequence.items().get(i);
                problems.attempt(() -> claims.add(ClaimReader.claim(item, read.get(number), number, variants)));
            }
        }
        return claims;
    }
}

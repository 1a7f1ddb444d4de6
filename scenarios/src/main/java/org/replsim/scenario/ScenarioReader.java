package org.replsim.scenario;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.replsim.cluster.ServerSpec;
import org.replsim.scenario.document.Document;
import org.replsim.scenario.expect.Claim;
import org.replsim.scenario.expect.Expectation;
import org.replsim.scenario.expect.Vocabulary;
import org.replsim.scenario.problem.Problems;
import org.replsim.scenario.yaml.YamlText;
import org.replsim.server.ServerVariable;

/** Reads scenario files. */
public final class ScenarioReader {

    private ScenarioReader() {}

    /**
     * Reads and checks a file.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if it cannot be read or something in it is wrong
     */
    public static Scenario read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return read(file.toString(), YamlText.read(file), folder == null ? Path.of("/") : folder);
    }

    /**
     * Reads and checks a text.
     *
     * @param label what messages call it
     * @param text of the scenario
     * @param folder where the files it names (CSV) are looked for
     * @throws org.replsim.scenario.problem.ScenarioProblem if something in it is wrong
     */
    public static Scenario read(String label, String text, Path folder) {
        Document document = Document.read(label, text, folder);
        List<Variant> variants = document.runs().stream()
                .map(run -> new Variant(run.variant(), run.overrides(), run.spec(), run.resolved(), run.assumptions()))
                .toList();
        List<Expectation> expectations = expectations(document);
        return new Scenario(
                label, text, hash(text), document.name(), document.title(), document.about(), variants, expectations);
    }

    private static List<Expectation> expectations(Document document) {
        Vocabulary vocabulary = vocabulary(document);
        Problems problems = new Problems();
        List<Expectation> expectations = new ArrayList<>();
        for (Claim claim : document.claims()) {
            problems.attempt(() -> expectations.add(Expectation.of(claim, vocabulary)));
        }
        problems.throwIfAny();
        return expectations;
    }

    private static Vocabulary vocabulary(Document document) {
        Set<String> servers = new TreeSet<>();
        Set<String> sources = new TreeSet<>();
        Set<String> replicas = new TreeSet<>();
        long end = 0;
        for (Document.Run run : document.runs()) {
            for (ServerSpec server : run.spec().cluster().servers()) {
                servers.add(server.name());
                if (!server.variables().text(ServerVariable.LOG_BIN).isEmpty()) {
                    sources.add(server.name());
                }
            }
            run.spec().cluster().replication().forEach(row -> replicas.add(row.key()));
            replicas.addAll(run.spec().newReplicas());
            end = Math.max(end, run.spec().durationNanos());
        }
        List<String> variants =
                document.runs().stream().map(Document.Run::variant).toList();
        return new Vocabulary(variants, servers, sources, replicas, end / 1e9);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

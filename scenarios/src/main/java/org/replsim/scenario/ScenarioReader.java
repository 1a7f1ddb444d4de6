package org.replsim.scenario;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.replsim.scenario.document.Document;
import org.replsim.scenario.expect.Expectation;
import org.replsim.scenario.yaml.YamlText;

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
                .map(run -> new Variant(
                        run.variant(), run.overrides(), run.spec(), run.resolved(), run.assumptions()))
                .toList();
        List<Expectation> expectations = List.of();
        return new Scenario(
                label, text, hash(text), document.name(), document.title(), document.about(), variants, expectations);
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

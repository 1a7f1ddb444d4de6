package org.replsim.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.problem.ScenarioProblem;

/** Finds scenarios by what the user typed: a file, or the name of one in the library. */
final class Scenarios {

    private Scenarios() {}

    /** All of them; every problem of every file is told at once. */
    static List<Scenario> readAll(List<String> words) {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String word : words) {
            try {
                scenarios.add(read(word));
            } catch (ScenarioProblem problem) {
                problems.addAll(problem.lines());
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioProblem(problems);
        }
        return scenarios;
    }

    /** One of them. A file goes before a library scenario of the same name. */
    static Scenario read(String word) {
        Path file = path(word);
        if (Files.exists(file)) {
            return ScenarioReader.read(file);
        }
        Optional<Library.Entry> entry = Library.find(word);
        if (entry.isPresent()) {
            return ScenarioReader.read("library:" + word, entry.get().text(), Path.of("."));
        }
        if (looksLikeFile(word)) {
            return ScenarioReader.read(file);
        }
        List<String> names = Library.entries().stream().map(Library.Entry::name).toList();
        throw new ScenarioProblem("replsim: there is no file '" + word + "' and no scenario of that name in the library"
                + Nearest.suggestion(word, names) + "; replsim list shows the library");
    }

    private static boolean looksLikeFile(String word) {
        return word.contains("/") || word.contains("\\") || word.contains(".");
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new InputProblem("'" + word.replace("\0", "\\0") + "' is not the name of a file");
        }
    }
}

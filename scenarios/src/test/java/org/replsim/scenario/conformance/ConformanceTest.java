package org.replsim.scenario.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.run.ScenarioRunner;

/** The conformance cases: what servers do, by their own tests and by runs of them, and whether the model does it too. */
class ConformanceTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("replsim.root", "..")).resolve("scenarios/conformance");
    private static final List<Integer> NUMBERS =
            List.of(1, 3, 5, 7, 9, 11, 13, 15, 17, 25, 27, 29, 31, 33, 35, 41, 43, 45, 47, 49, 51, 53, 55, 57);
    private static final Pattern NAME = Pattern.compile("case-(\\d\\d)-[a-z0-9-]+\\.yaml");
    private static final Pattern SOURCE = Pattern.compile("(?s)^Source: (.*?)\\.\\n\\n.*");

    private static final SortedMap<String, List<String>> TABLE = new TreeMap<>();

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theModelDoesWhatServersDo(Path file) {
        String name = String.valueOf(file.getFileName());
        TABLE.put(name, List.of(row(name, "", "", "not run")));
        try {
            Scenario scenario = ScenarioReader.read(file);
            List<String> failures = new ScenarioRunner()
                    .bindingResource(false).run(scenario).expectations().stream()
                            .filter(result -> !result.passed())
                            .map(ConformanceTest::failure)
                            .toList();
            String verdict = failures.isEmpty()
                    ? "holds"
                    : failures.size() + " of " + scenario.expectations().size() + " fail";
            String head = row(name, scenario.title(), source(scenario), verdict);
            TABLE.put(name, Stream.concat(Stream.of(head), failures.stream()).toList());
            assertThat(scenario.name() + ".yaml").isEqualTo(name);
            assertThat(scenario.expectations()).isNotEmpty();
            assertThat(failures).isEmpty();
        } catch (ScenarioProblem problem) {
            TABLE.put(name, List.of(row(name, "", "", "cannot be read"), "       " + problem.getMessage()));
            throw problem;
        }
    }

    @Test
    void noCaseIsMissing() throws IOException {
        assertThat(cases())
                .map(file -> number(String.valueOf(file.getFileName())))
                .isEqualTo(NUMBERS);
    }

    @AfterAll
    static void printTheTable() {
        System.out.println();
        TABLE.values().stream().flatMap(List::stream).forEach(System.out::println);
    }

    private static int number(String file) {
        Matcher matcher = NAME.matcher(file);
        assertThat(matcher.matches()).as(file).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String row(String file, String title, String source, String verdict) {
        String named = title.isEmpty() ? file : title;
        return String.format("%-52s %-16s %s", named, verdict, source).stripTrailing();
    }

    private static String source(Scenario scenario) {
        Matcher matcher = SOURCE.matcher(scenario.about());
        assertThat(matcher.matches()).as("%s says its source", scenario.name()).isTrue();
        return matcher.group(1).replace('\n', ' ');
    }

    private static String failure(ExpectationResult result) {
        String variant = result.variant().equals("base") ? "" : result.variant() + ": ";
        return "       " + variant + result.that() + "\n         found: " + result.measured();
    }
}

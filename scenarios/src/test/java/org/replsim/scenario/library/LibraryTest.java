package org.replsim.scenario.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.failover.FailoverSpec;
import org.replsim.failover.Fencing;
import org.replsim.failover.Manager;
import org.replsim.failover.OldPrimary;
import org.replsim.failover.PromotionRule;
import org.replsim.fault.Fault;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.metric.Metrics;
import org.replsim.scenario.run.ScenarioRunner;

/** The library: every scenario says what it asks and what must come out, and that does come out. */
class LibraryTest {

    static List<Library.Entry> library() {
        return Library.entries();
    }

    @ParameterizedTest
    @MethodSource("library")
    void whatItExpectsComesOut(Library.Entry entry) {
        var result = LibraryRuns.result(entry);
        assertThat(result.expectations()).isNotEmpty();
        assertThat(result.expectations())
                .filteredOn(expectation -> !expectation.passed())
                .map(ExpectationResult::toString)
                .isEmpty();
        assertThat(result.variants())
                .flatExtracting(variant -> variant.metrics())
                .allMatch(value -> Metrics.find(value.name()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("library")
    void itSaysWhatItAsksAndWhy(Library.Entry entry) {
        Scenario scenario = LibraryRuns.read(entry);
        assertThat(entry.text()).startsWith("# yaml-language-server: $schema=../scenario.schema.json\n");
        assertThat(scenario.name()).isEqualTo(entry.name());
        assertThat(scenario.title()).isEqualTo(entry.title()).contains("?");
        assertThat(scenario.about().length()).isGreaterThan(200);
    }

    /** In the library, or among the conformance cases. */
    @Test
    void everyFaultHasAScenario() throws IOException {
        Path conformance = Path.of(System.getProperty("replsim.root", "..")).resolve("scenarios/conformance");
        List<Scenario> scenarios =
                new ArrayList<>(library().stream().map(LibraryRuns::read).toList());
        try (Stream<Path> files = Files.list(conformance)) {
            files.sorted().map(ScenarioReader::read).forEach(scenarios::add);
        }
        Set<Class<?>> used = scenarios.stream()
                .flatMap(scenario -> scenario.variants().stream())
                .flatMap(variant -> variant.spec().timeline().stream())
                .map(entry -> entry.fault().getClass())
                .collect(Collectors.toSet());
        assertThat(used).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }

    @Test
    void everyManagerAndEachOfItsChoicesHasAScenario() {
        List<FailoverSpec> used = library().stream()
                .map(LibraryRuns::read)
                .flatMap(scenario -> scenario.variants().stream())
                .flatMap(variant -> variant.spec().procedures().stream())
                .filter(FailoverSpec.class::isInstance)
                .map(FailoverSpec.class::cast)
                .toList();
        assertThat(used).extracting(FailoverSpec::manager).contains(Manager.values());
        assertThat(used).extracting(FailoverSpec::promote).contains(PromotionRule.values());
        assertThat(used).extracting(FailoverSpec::fencing).contains(Fencing.values());
        assertThat(used).extracting(FailoverSpec::oldPrimary).contains(OldPrimary.values());
    }

    @Test
    void aNameThatIsNotThereHasANearest() {
        assertThatThrownBy(() -> Library.get("timeout-clif"))
                .hasMessageStartingWith(
                        "library: there is no scenario \"timeout-clif\"; did you mean \"timeout-cliff\"?");
        assertThat(Library.find("timeout-cliff")).isPresent();
    }

    @Test
    void theStarterRuns() {
        Scenario starter = ScenarioReader.read("starter.yaml", Library.starter(), Path.of(""));
        assertThat(new ScenarioRunner().bindingResource(false).run(starter).passed())
                .isTrue();
    }

    @Test
    void itIsFoundInAJarToo(@TempDir Path folder) throws Exception {
        Path classes = Path.of(Library.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = folder.resolve("scenarios with spaces.jar");
        pack(classes, jar);
        try (URLClassLoader loader = new URLClassLoader(urls(classes, jar), ClassLoader.getPlatformClassLoader())) {
            Method names = loader.loadClass(Library.class.getName()).getMethod("names");
            assertThat(names.invoke(null)).isEqualTo(Library.names());
        }
    }

    private static URL[] urls(Path classes, Path jar) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
        for (String part : System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)) {
            if (!Path.of(part).equals(classes)) {
                urls.add(Path.of(part).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    private static void pack(Path classes, Path jar) throws IOException, URISyntaxException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                entries.write(Files.readAllBytes(path));
            }
        }
    }
}

package org.replsim.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.launcher.StubbedTree.Outcome;

/** The script {@code replsim}, with stand-ins for Java and Maven. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    private Path directory;

    private StubbedTree tree;

    @BeforeEach
    void plant() throws IOException {
        tree = new StubbedTree(directory);
    }

    @Test
    void buildsOnceAndThenOnlyRuns() throws Exception {
        Outcome first = tree.run("run", "a b");
        Outcome second = tree.run("run", "a b");
        assertThat(first.err()).hasLineCount(1).contains("building");
        assertThat(second.err()).isEmpty();
        assertThat(first.out()).isEqualTo(second.out()).startsWith("ran a b, ").contains("-XX:SharedArchiveFile=");
        assertThat(second.exitCode()).as("that of the program").isEqualTo(7);
        assertThat(tree.builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceAPomOrAScenarioChanges() throws Exception {
        tree.run();
        for (String file : new String[] {"sim-core/src/main/A.java", "reports/pom.xml", "scenarios/library/new.yaml"}) {
            long before = tree.builds();
            tree.edit(file);
            tree.run();
            tree.run();
            assertThat(tree.builds()).as(file).isEqualTo(before + 1);
        }
    }

    @Test
    void changedTestsAndOtherBuildsAreNoReasonToBuild() throws Exception {
        tree.edit("reports/src/test/T.java");
        tree.run();
        tree.edit("reports/src/test/T.java");
        tree.edit("sim-core/target/classes/A.class");
        tree.run();
        assertThat(tree.builds()).isEqualTo(1);
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process one = tree.start(tree.home.resolve("replsim"), "x");
        Process other = tree.start(tree.home.resolve("replsim"), "x");
        assertThat(StubbedTree.finish(one).out())
                .isEqualTo(StubbedTree.finish(other).out());
        assertThat(tree.builds()).isEqualTo(1);
    }

    @Test
    void theLockOfAKilledLauncherIsRemoved() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.createDirectories(tree.home.resolve("target/launcher/lock"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertThat(tree.run().exitCode()).isEqualTo(7);
        assertThat(lock).doesNotExist();
    }

    @Test
    void aRunningProgramKeepsItsJars() throws Exception {
        String jar = jarOf(tree.run());
        tree.edit("reports/pom.xml");
        assertThat(jarOf(tree.run())).isNotEqualTo(jar);
        assertThat(Path.of(jar)).exists();
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLog() throws Exception {
        tree.mavenFails();
        Outcome outcome = tree.run();
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("the compiler is not pleased").contains("build.log");
    }

    @Test
    void aMissingOrOldToolIsNamedInOneLine() throws Exception {
        tree.mavenVersion("3.6.3");
        assertRefused("mvn is version 3.6.3; building needs Maven, version 3.8 or newer");
        tree.removeMaven();
        assertRefused("no mvn on PATH; building needs Maven, version 3.8 or newer");
        tree.javaVersion("11.0.2+9");
        assertRefused("is version 11.0.2+9; it needs a JDK, version 17 or newer");
        tree.javaVersion("1.8.0_402-b06");
        assertRefused("is version 1.8.0_402-b06; it needs a JDK, version 17 or newer");
        tree.removeJava();
        assertRefused("no java on PATH; it needs a JDK, version 17 or newer");
    }

    @Test
    void mavenIsNotNeededOnceBuilt() throws Exception {
        tree.run();
        tree.removeMaven();
        assertThat(tree.run().exitCode()).isEqualTo(7);
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a tree/replsim"));
        assertThat(StubbedTree.finish(tree.start(link, "x")).out()).startsWith("ran x, LC_ALL=C.UTF-8: ");
    }

    private void assertRefused(String message) throws Exception {
        Outcome outcome = tree.run();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).startsWith("replsim: ").contains(message);
    }

    private static String jarOf(Outcome outcome) {
        return outcome.out().replaceFirst("(?s).* -jar (.*?replsim\\.jar).*", "$1");
    }
}

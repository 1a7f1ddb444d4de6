package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code notebooks/start} in a tree of its own, with programs that only say how they were called. */
class StartTest {

    private static final Path SCRIPT = Path.of("start").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path home;
    private Path programs;

    private record Outcome(int exit, String output) {}

    @BeforeEach
    void makeTree() throws IOException {
        assumeThat(new File("/bin/sh")).exists();
        home = Files.createDirectories(folder.resolve("a home"));
        programs = Files.createDirectories(folder.resolve("bin"));
        for (String source : List.of("pom.xml", "sim-core/A", "scenarios/B", "reports/C", "notebooks/pom.xml")) {
            Files.createDirectories(home.resolve(source).getParent());
            age(Files.writeString(home.resolve(source), ""));
        }
        Files.createDirectories(home.resolve("notebooks/kernel"));
        Files.createDirectories(home.resolve("notebooks/src"));
        Files.copy(SCRIPT, home.resolve("notebooks/start"));
        for (String tool : List.of("dirname", "find", "head", "mkdir", "mv", "rm", "sh", "tail", "touch")) {
            program(tool, "exec " + systems(tool) + " \"$@\"");
        }
        program("java", "true");
        program("mvn", "echo mvn \"$@\" >&3");
        program("jupyter", "echo \"jupyter $* in $PWD with $JUPYTER_PATH\" >&3");
    }

    @Test
    void theFirstStartBuildsTheKernel() throws IOException, InterruptedException {
        assertThat(start().output())
                .containsSubsequence("mvn ", "-pl notebooks -am package", "jupyter notebook in " + home);
    }

    @Test
    void theSecondStartOnlyStarts() throws IOException, InterruptedException {
        start();
        assertThat(start().output()).doesNotContain("mvn").contains("jupyter notebook");
    }

    @Test
    void aChangedSourceIsBuilt() throws IOException, InterruptedException {
        start();
        Files.setLastModifiedTime(
                home.resolve("reports/C"), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(start().output()).contains("mvn");
    }

    @Test
    void jupyterGetsTheArgumentsAndTheKernel() throws IOException, InterruptedException {
        Outcome outcome = start("nbconvert", "--to", "html");
        assertThat(outcome.output())
                .contains("jupyter nbconvert --to html in ")
                .contains("with " + home.toRealPath().resolve("notebooks/target/kernel/jupyter"));
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void aBuildThatFailsSaysSo() throws IOException, InterruptedException {
        program("mvn", "echo no such thing; exit 1");
        Outcome outcome = start();
        assertThat(outcome.output())
                .contains("no such thing", "the build failed")
                .doesNotContain("jupyter notebook");
        assertThat(outcome.exit()).isEqualTo(3);
        program("mvn", "echo mvn again >&3");
        assertThat(start().output()).contains("mvn again");
    }

    @Test
    void withoutJupyterItSaysWhatIsMissing() throws IOException, InterruptedException {
        Files.delete(programs.resolve("jupyter"));
        Outcome outcome = start();
        assertThat(outcome.output()).contains("no jupyter on PATH").doesNotContain("mvn ");
        assertThat(outcome.exit()).isEqualTo(2);
    }

    /** Calls the script with our programs and a few of the system's. */
    private Outcome start(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        String script = "exec 3>&1; exec sh \"$0\" \"$@\"";
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                "/bin/sh",
                                "-c",
                                script,
                                home.resolve("notebooks/start").toString()),
                        Stream.of(arguments))
                .toList());
        builder.environment().put("PATH", programs.toString());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("JUPYTER_PATH");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(log));
    }

    private static Path systems(String tool) {
        return Stream.of("/bin", "/usr/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void program(String name, String body) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}

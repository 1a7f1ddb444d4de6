package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows. */
class ProcessTest {

    @TempDir
    Path folder;

    private Process start(File output, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    @Test
    void theExitCodeIsThatOfTheCommand() throws Exception {
        File out = folder.resolve("out").toFile();

        assertThat(start(out, "list").waitFor()).isZero();
        assertThat(Files.readString(out.toPath())).contains("async-vs-semi-sync");
        assertThat(start(out, "run", "missing.yaml").waitFor()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err")).lines())
                .singleElement()
                .asString()
                .contains("missing.yaml");
    }

    @Test
    void aFullDiskBehindTheOutputIsToldInOneLine() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "this system has no /dev/full");

        assertThat(start(full, "schema").waitFor()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err")).lines())
                .containsExactly("replsim: the output could not be written: its reader is gone or its disk is full");
    }
}

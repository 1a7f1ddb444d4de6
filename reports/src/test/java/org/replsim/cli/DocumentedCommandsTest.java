package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.architecture.SourceTree;

/** The commands that the documents show do what they say: each {@code ./replsim} line of a shell block ends with exit code 0. */
class DocumentedCommandsTest {

    private static final String LAUNCHER = "./replsim ";

    @TempDir
    Path folder;

    @Test
    void theCommandsOfTheDocumentsRun() throws Exception {
        Path root = SourceTree.here().root();
        Files.createSymbolicLink(folder.resolve("scenarios"), root.resolve("scenarios"));
        List<String> commands = new ArrayList<>();
        for (Path document : documents(root)) {
            commands.addAll(commands(document));
        }

        assertThat(commands).contains("run scenarios/library/async-vs-semi-sync.yaml");
        for (String command : commands) {
            Path output = folder.resolve("output");
            int exit = start(command.split(" "), output).waitFor();
            assertThat(exit).as(() -> command + "\n" + read(output)).isZero();
        }
    }

    private static List<Path> documents(Path root) throws IOException {
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            return Stream.concat(Stream.of(root.resolve("README.md")), docs.sorted())
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<String> commands(Path document) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean shell = false;
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.startsWith(LAUNCHER)) {
                commands.add(line.substring(LAUNCHER.length()));
            }
        }
        return commands;
    }

    private Process start(String[] arguments, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}

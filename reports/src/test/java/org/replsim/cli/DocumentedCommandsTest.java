package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.architecture.SourceTree;

/**
 * The commands that the documents show do what they say: each {@code ./replsim} line of a shell block ends with exit code 0. What
 * stands below it up to {@code END}, if it ends so, is its standard input.
 */
class DocumentedCommandsTest {

    private static final String LAUNCHER = "./replsim ";
    private static final String HERE = " <<'END'";

    private record Command(String line, String input) {}

    @TempDir
    Path folder;

    @Test
    void theCommandsOfTheDocumentsRun() throws Exception {
        Path root = SourceTree.here().root();
        Files.createSymbolicLink(folder.resolve("scenarios"), root.resolve("scenarios"));
        List<Command> commands = new ArrayList<>();
        for (Path document : documents(root)) {
            commands.addAll(commands(document));
        }

        assertThat(commands)
                .contains(new Command("run scenarios/library/async-vs-semi-sync.yaml", ""))
                .anyMatch(command -> !command.input().isEmpty());
        for (Command command : commands) {
            Path output = folder.resolve("output");
            int exit = start(command, output).waitFor();
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

    private static List<Command> commands(Path document) throws IOException {
        List<Command> commands = new ArrayList<>();
        Iterator<String> lines = Files.readAllLines(document).iterator();
        boolean shell = false;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.startsWith(LAUNCHER)) {
                String words = line.substring(LAUNCHER.length());
                boolean here = words.endsWith(HERE);
                String[] parts = words.split(" < ", 2);
                String input = parts.length < 2
                        ? ""
                        : Files.readString(SourceTree.here().root().resolve(parts[1]));
                commands.add(
                        here ? new Command(words.replace(HERE, ""), upToEnd(lines)) : new Command(parts[0], input));
            }
        }
        return commands;
    }

    private static String upToEnd(Iterator<String> lines) {
        StringBuilder input = new StringBuilder();
        for (String line = lines.next(); !line.equals("END"); line = lines.next()) {
            input.append(line).append('\n');
        }
        return input.toString();
    }

    private Process start(Command command, Path output) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(command.line().split(" ")));
        Path input = Files.writeString(folder.resolve("input"), command.input());
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
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

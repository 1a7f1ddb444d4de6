package org.replsim.scenario.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that once failed. */
final class RegressionFiles {

    static final Path FOLDER = Path.of(System.getProperty("replsim.root", "..")).resolve("scenarios/regressions");

    private RegressionFiles() {}

    static List<Path> list() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}

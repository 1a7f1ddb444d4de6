package org.replsim.scenario.importer.binlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.replsim.scenario.importer.Imported;

/** The real logs among the samples, and what an import makes of files. */
final class RealLogs {

    private RealLogs() {}

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(Path.of("samples", name));
    }

    static Path copy(String name, Path folder) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    /** The rows of the recording, without comments and header. */
    static List<String> csv(Imported imported, Path folder) throws IOException {
        String name = imported.files().keySet().iterator().next();
        Path file = folder.resolve("written-" + name);
        imported.file(name).write(file);
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .toList();
    }

    /** One column of them. */
    static List<String> column(List<String> csv, int column) {
        return csv.stream().map(line -> line.split(",", -1)[column]).toList();
    }
}

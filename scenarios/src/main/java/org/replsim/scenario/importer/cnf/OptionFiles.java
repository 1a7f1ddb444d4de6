package org.replsim.scenario.importer.cnf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.problem.ScenarioProblem;

/** An option file and those that it includes, read as a server reads them; the options of some groups, in their order. */
final class OptionFiles {

    private final Predicate<String> groups;
    private final @Nullable Path root;
    private final List<OptionLine> options = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> otherGroups = new LinkedHashSet<>();
    /** Files that are being read, and where each includes the next. */
    private final Deque<Path> open = new ArrayDeque<>();

    /**
     * @param groups those that the server reads
     * @param root where a copy of the machine's files is, for includes by absolute paths; null: they are where they say
     */
    OptionFiles(Predicate<String> groups, @Nullable Path root) {
        this.groups = groups;
        this.root = root;
    }

    /** The options in the order in which the server meets them: later ones win. */
    List<OptionLine> options() {
        return options;
    }

    /** What could not be read. */
    List<String> warnings() {
        return warnings;
    }

    /** The files that were read. */
    Set<String> files() {
        return files;
    }

    /** The groups that belong to other programs, or to other servers. */
    Set<String> otherGroups() {
        return otherGroups;
    }

    /**
     * Reads a file and what it includes.
     *
     * @throws ScenarioProblem if it is no option file, or includes itself
     */
    void read(Path file) throws IOException {
        Path real = file.toAbsolutePath().normalize();
        if (open.contains(real)) {
            throw new ScenarioProblem(open.getLast() + ": this file includes itself, by way of " + open.peek());
        }
        open.push(real);
        files.add(file.toString());
        String group = null;
        int number = 0;
        for (String raw : lines(file)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
                continue;
            }
            if (line.startsWith("!")) {
                include(file, number, line);
            } else if (line.startsWith("[")) {
                group = group(file, number, line);
            } else {
                option(file, number, line, group);
            }
        }
        open.pop();
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ScenarioProblem(file + ": " + (Files.exists(file) ? "is not a file" : "there is no such file"));
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new ScenarioProblem(file + ": this is no option file: it holds binary data");
        }
        return text.lines().toList();
    }

    private String group(Path file, int number, String line) {
        int end = line.indexOf(']');
        if (end < 0) {
            throw new ScenarioProblem(file + ":" + number + ": wrong group definition: the closing ] is missing");
        }
        String group = line.substring(1, end).strip();
        if (!groups.test(group)) {
            otherGroups.add(group);
        }
        return group;
    }

    private void option(Path file, int number, String line, @Nullable String group) {
        if (group == null) {
            throw new ScenarioProblem(file + ":" + number
                    + ": an option stands before the first group; write [mysqld] above it, or name another file");
        }
        if (!groups.test(group)) {
            return;
        }
        String text = OptionText.withoutComment(line);
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        options.add(new OptionLine(
                file.toString(), number, name, equals < 0 ? null : OptionText.value(text.substring(equals + 1))));
    }

    private void include(Path file, int number, String line) throws IOException {
        String[] words = line.split("\\s+", 2);
        boolean folder = words[0].equals("!includedir");
        if (words.length < 2 || !(folder || words[0].equals("!include"))) {
            throw new ScenarioProblem(
                    file + ":" + number + ": unknown directive; a server knows !include FILE and !includedir FOLDER");
        }
        Path target = resolve(file, words[1].strip());
        if (folder ? !Files.isDirectory(target) : !Files.isRegularFile(target)) {
            warnings.add(file + ":" + number + ": " + target + " is not here, so its settings are not either; --root"
                    + " names the folder of a copy of the machine's files");
        } else if (folder) {
            for (Path each : children(target)) {
                read(each);
            }
        } else {
            read(target);
        }
    }

    private Path resolve(Path file, String written) {
        Path path = Path.of(written);
        if (path.isAbsolute()) {
            return root == null ? path : root.resolve(written.replaceFirst("^/+", ""));
        }
        Path folder = file.getParent();
        return folder == null ? path : folder.resolve(path);
    }

    /** Servers take the files of a folder whose names end with .cnf, in alphabetic order. */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".cnf")).sorted().toList();
        }
    }
}

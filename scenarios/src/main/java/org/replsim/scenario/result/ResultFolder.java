package org.replsim.scenario.result;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.replsim.scenario.problem.ScenarioProblem;

/**
 * A result as a folder: {@code results.json}, {@code metrics.csv}, {@code series.csv}, {@code latency.csv},
 * {@code digest.txt} and {@code scenario.yaml} (the exact input); where they have something to say, {@code losses.csv} and
 * {@code courses.csv}. Reports add their charts beside them.
 */
public final class ResultFolder {

    private static final int TRIES = 100;
    private static final AtomicInteger PREPARED = new AtomicInteger();

    private ResultFolder() {}

    /** Adds files of its own to a result folder before it is moved into place. */
    @FunctionalInterface
    public interface Guest {
        /** A guest that adds nothing. */
        Guest NONE = folder -> {};

        /** Writes into the folder. */
        void write(Path folder) throws IOException;
    }

    /** The next free {@code <parent>/<name>-NNN}: one more than the greatest there is, from 001. Nothing is created. */
    public static Path next(Path parent, String name) throws IOException {
        Pattern numbered = Pattern.compile(Pattern.quote(name) + "-([0-9]{3,9})");
        int last = 0;
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
                for (Path child : children) {
                    Matcher matcher = numbered.matcher(String.valueOf(child.getFileName()));
                    last = matcher.matches() ? Math.max(last, Integer.parseInt(matcher.group(1))) : last;
                }
            }
        }
        return parent.resolve(String.format(Locale.ROOT, "%s-%03d", name, last + 1));
    }

    /**
     * Writes everything to the next free numbered folder, also while others do the same.
     *
     * @return the folder
     * @throws ScenarioProblem if it cannot be written
     */
    public static Path writeNext(ScenarioResult result, String scenarioText, Path parent, Guest guest)
            throws IOException {
        Path temporary = prepare(result, scenarioText, parent.toAbsolutePath(), guest);
        try {
            for (int i = 0; i < TRIES; i++) {
                Path target = next(parent, result.name());
                if (moved(temporary, target)) {
                    return target;
                }
            }
            throw new IOException("no free number for " + result.name() + " in " + parent);
        } finally {
            delete(temporary);
        }
    }

    /**
     * Writes everything to a temporary folder beside the target and moves it into place.
     *
     * @param result what to write
     * @param scenarioText the exact input
     * @param folder the target
     * @param force whether an existing result is replaced; a folder that is no result never is
     * @param guest adds its own files
     * @throws ScenarioProblem if the target exists and may not be replaced, or cannot be written
     */
    public static void write(ScenarioResult result, String scenarioText, Path folder, boolean force, Guest guest)
            throws IOException {
        checkTarget(folder, force);
        Path parent = folder.toAbsolutePath().normalize().getParent();
        Path temporary = prepare(result, scenarioText, parent == null ? Path.of("/") : parent, guest);
        try {
            Path aside = temporary.resolveSibling(temporary.getFileName() + ".old");
            if (Files.exists(folder)) {
                Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            }
            if (!moved(temporary, folder)) {
                throw new ScenarioProblem(folder + ": exists already; name another --out or add --force");
            }
            delete(aside);
        } finally {
            delete(temporary);
        }
    }

    private static void checkTarget(Path folder, boolean force) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new ScenarioProblem(folder + ": this is a file; name a folder for the results");
        }
        boolean empty;
        try (Stream<Path> children = Files.list(folder)) {
            empty = children.findAny().isEmpty();
        }
        if (!empty && !Files.exists(folder.resolve(StoredResult.JSON))) {
            throw new ScenarioProblem(folder + ": this folder holds something else than results and is not replaced");
        }
        if (!empty && !force) {
            throw new ScenarioProblem(folder + ": exists already; name another --out or add --force");
        }
    }

    private static Path prepare(ScenarioResult result, String scenarioText, Path parent, Guest guest)
            throws IOException {
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw new ScenarioProblem(parent + ": this folder cannot be created: " + e.getMessage());
        }
        String unique = ProcessHandle.current().pid() + "-" + PREPARED.incrementAndGet();
        Path temporary = parent.resolve("." + result.name() + "-" + unique);
        try {
            Files.createDirectory(temporary);
        } catch (IOException e) {
            throw new ScenarioProblem(parent + ": nothing can be written here: " + e.getMessage());
        }
        try {
            StoredResult.write(result, scenarioText, temporary);
            guest.write(temporary);
            return temporary;
        } catch (IOException | RuntimeException e) {
            delete(temporary);
            throw e;
        }
    }

    /** Moves the folder unless something is there already. */
    private static boolean moved(Path from, Path to) throws IOException {
        try {
            if (Files.exists(to) && !isEmpty(to)) {
                return false;
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /**
     * Reads a result back, without simulating.
     *
     * @throws ScenarioProblem if there is no result in the folder or it is damaged
     */
    public static ScenarioResult read(Path folder) {
        return StoredResult.read(folder);
    }
}

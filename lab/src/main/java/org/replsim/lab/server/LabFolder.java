package org.replsim.lab.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The folder that a lab lives in, and the processes that work there. When the lab is closed, or this JVM ends in whatever
 * way, kill -9 included, a guard ends these processes and removes the folder.
 *
 * <p>The guard is a shell that waits for the end of its input, which comes with the end of whoever holds the other end.
 */
public final class LabFolder implements AutoCloseable {

    /** A process that is killed may still write for a moment; a zombie that nobody waits for stays for ever. */
    private static final String GUARD = """
            trap '' INT HUP TERM
            cat >/dev/null
            for process in "$1"/running/*; do kill -9 "${process##*/}" 2>/dev/null; done
            for process in "$1"/running/*; do
                tries=0
                while [ $tries -lt 50 ] && kill -0 "${process##*/}" 2>/dev/null; do
                    sleep 0.1
                    tries=$((tries + 1))
                done
            done
            rm -rf "$1" || { sleep 1; rm -rf "$1"; }
            """;

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Process guard;
    private final Thread hook = new Thread(this::clear, "lab-clears-away");

    private LabFolder(Path folder, Process guard) {
        this.folder = folder;
        this.guard = guard;
    }

    /**
     * A new folder among the temporary files, with its guard.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public static LabFolder create() {
        try {
            Path folder = Files.createTempDirectory("replsim-lab-");
            Files.createDirectory(folder.resolve("running"));
            Process guard = new ProcessBuilder("sh", "-c", GUARD, "replsim-lab-guard", folder.toString())
                    .directory(new File("/"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            LabFolder made = new LabFolder(folder, guard);
            Runtime.getRuntime().addShutdownHook(made.hook);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /**
     * Starts a process that ends with the lab at the latest.
     *
     * @throws UncheckedIOException if it does not start
     */
    Process start(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            Path mark = folder.resolve("running").resolve(Long.toString(process.pid()));
            Files.createFile(mark);
            process.onExit().thenRun(() -> forget(mark));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path mark) {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all processes at once and removes the folder. */
    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs, or has run.
        }
    }

    private void clear() {
        try {
            guard.getOutputStream().close();
            guard.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

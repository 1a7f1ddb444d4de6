package org.replsim.notebook;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Jupyter of this machine, with our kernel and with nothing of the user's own settings.
 *
 * @param command the program
 * @param kernels the directory that has {@code kernels/replsim}
 * @param home of the user that Jupyter takes us for
 */
record Jupyter(Path command, Path kernels, Path home) {

    private static final long LIMIT_SECONDS = 300;
    private static final int STARTS = 2;

    /** What came of a call. */
    record Outcome(boolean ended, int exit, String output) {
        /** Whether the kernel never answered: that happens, rarely, to any kernel. */
        boolean hung() {
            return !ended || output.contains("Kernel didn't respond") || output.contains("Kernel died before replying");
        }
    }

    /** The program, if it is on PATH with what the tests need. */
    static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "jupyter"))
                .filter(Files::isExecutable)
                .filter(jupyter -> Files.isExecutable(jupyter.resolveSibling("jupyter-nbconvert")))
                .findFirst();
    }

    /** Executes a notebook and keeps it with its outputs. A kernel that hangs gets a second chance. */
    Outcome execute(Path notebook, Path executed) throws IOException, InterruptedException {
        Outcome outcome = new Outcome(false, 0, "");
        for (int start = 0; start < STARTS && outcome.hung(); start++) {
            outcome = run(
                    folder(notebook),
                    "--to",
                    "notebook",
                    "--execute",
                    notebook.toString(),
                    "--ExecutePreprocessor.startup_timeout=60",
                    "--ExecutePreprocessor.timeout=120",
                    "--output-dir",
                    folder(executed).toString(),
                    "--output",
                    executed.getFileName().toString());
        }
        return outcome;
    }

    /** Makes a page of a notebook that was executed. */
    Outcome page(Path executed) throws IOException, InterruptedException {
        return run(folder(executed), "--to", "html", executed.toString());
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile(home, "jupyter", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(command.toString(), "nbconvert"), Stream.of(arguments))
                        .toList());
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", home.toString());
        environment.put(
                "PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + environment.get("PATH"));
        environment.put("JUPYTER_PATH", kernels.toString());
        List.of("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
                .forEach(name -> environment.put(name, home.resolve(name).toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return new Outcome(ended, ended ? process.exitValue() : -1, Files.readString(log));
    }
}

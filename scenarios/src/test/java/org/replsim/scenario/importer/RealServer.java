package org.replsim.scenario.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server of the machine, started on a data directory of its own and reached by its socket only. */
final class RealServer implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");
    private static final int TRIES = 600;

    private final Path folder;
    private final String client;
    private final Process server;

    private RealServer(Path folder, String client, Process server) {
        this.folder = folder;
        this.client = client;
        this.server = server;
    }

    /** What the machine lacks to run one; empty if nothing. */
    static Optional<String> missing() {
        return Stream.of("mariadbd", "mariadb-install-db", "mariadb")
                .filter(program -> find(program).isEmpty())
                .findFirst();
    }

    private static Optional<String> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(":")), FOLDERS.stream())
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Starts one that writes a binary log of the name {@code bin}. */
    static RealServer start(Path folder, String... options) throws IOException, InterruptedException {
        String data = folder.resolve("data").toString();
        List<String> user = System.getProperty("user.name").equals("root") ? List.of("--user=root") : List.of();
        List<String> install = new ArrayList<>(
                List.of(find("mariadb-install-db").orElseThrow(), "--no-defaults", "--datadir=" + data));
        install.add("--auth-root-authentication-method=normal");
        install.addAll(user);
        run(install, "");
        List<String> words = new ArrayList<>(List.of(
                find("mariadbd").orElseThrow(),
                "--no-defaults",
                "--datadir=" + data,
                "--socket=" + socket(folder),
                "--pid-file=" + folder.resolve("pid"),
                "--skip-networking",
                "--server-id=1",
                "--log-bin=bin"));
        words.addAll(user);
        words.addAll(List.of(options));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("error.log").toFile())
                .start();
        RealServer started = new RealServer(folder, find("mariadb").orElseThrow(), process);
        started.awaitAnswer();
        return started;
    }

    private static Path socket(Path folder) {
        return folder.resolve("s");
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (!server.isAlive()) {
                break;
            }
            if (Files.exists(socket(folder)) && client("SELECT 1").waitFor() == 0) {
                return;
            }
            server.waitFor(100, TimeUnit.MILLISECONDS);
        }
        server.destroyForcibly();
        throw new IOException("the server did not start: " + Files.readString(folder.resolve("error.log")));
    }

    private Process client(String sql, String... options) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(client, "--no-defaults", "--user=root", "--socket=" + socket(folder)));
        words.addAll(List.of(options));
        words.addAll(List.of("-e", sql));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "answer", ".txt").toFile())
                .start();
    }

    /** Begins to execute statements over a connection of its own. */
    Process begin(String sql) throws IOException {
        return client(sql);
    }

    /** Executes statements; what the client prints. */
    String sql(String sql, String... options) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of(client, "--no-defaults", "--user=root", "--socket=" + socket(folder)));
        words.addAll(List.of(options));
        return run(words, sql);
    }

    private static String run(List<String> words, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(words.get(0) + ": " + output);
        }
        return output;
    }

    /** One of its binary logs. */
    Path log(int number) {
        return folder.resolve("data").resolve("bin.%06d".formatted(number));
    }

    /** Ends it as a crash of the process does. */
    void kill() throws InterruptedException {
        server.destroyForcibly();
        server.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}

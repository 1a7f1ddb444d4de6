package org.replsim.lab.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.lab.LabProblem;

/** A MariaDB server of its own on loopback: its data, configuration and log are in a folder of the lab. */
public final class RealServer {

    /** The account of everybody in the lab, replicas included; as long as in the simulation, since GRANT logs who it was. */
    public static final String USER = "root";

    /** Its password. */
    public static final String PASSWORD = "lab";

    /** The address of every server. */
    public static final String HOST = "127.0.0.1";

    /** The name of the database that load writes to; made with it. */
    public static final String DATABASE = "lab";

    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 60;
    private static final String PREPARE = String.join(
            "\n",
            "SET sql_log_bin=0;",
            "CREATE OR REPLACE USER " + USER + "@'" + HOST + "' IDENTIFIED BY '" + PASSWORD + "';",
            "GRANT ALL ON *.* TO " + USER + "@'" + HOST + "' WITH GRANT OPTION;",
            "");

    private final LabFolder lab;
    private final Installation installation;
    private final String name;
    private final Path folder;
    private final int port;
    private @Nullable Process process;
    private volatile int starts;
    private volatile Consumer<Boolean> watcher = listens -> {};

    /**
     * A server that does not run yet. Its data directory is made now.
     *
     * @param lab whose folder it lives in
     * @param installation whose programs it runs
     * @param name unique in the lab; names its folder
     * @param settings lines of the section [mysqld], by the server's own names; what the lab itself needs is added
     * @throws LabProblem if the data directory cannot be made
     */
    public RealServer(LabFolder lab, Installation installation, String name, Map<String, String> settings) {
        this.lab = lab;
        this.installation = installation;
        this.name = name;
        this.folder = lab.path().resolve(name);
        this.port = freePort();
        try {
            Files.createDirectory(folder);
            Files.createDirectory(folder.resolve("tmp"));
            Files.writeString(folder.resolve("prepare.sql"), PREPARE);
            Files.writeString(folder.resolve("my.cnf"), configuration(settings));
            install();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name in the lab. */
    public String name() {
        return name;
    }

    /** Its TCP port on {@link #HOST}; the same after a restart. */
    public int port() {
        return port;
    }

    /** Whether its process is there; one that is frozen is. */
    public boolean running() {
        return process != null && process.isAlive();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws LabProblem if it does not; the message has the end of its error log
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread at a time starts a server.
    public void start() {
        ProcessBuilder builder =
                new ProcessBuilder(installation.server().toString(), "--defaults-file=" + folder.resolve("my.cnf"));
        builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        starts++;
        Process started = lab.start(builder);
        process = started;
        started.onExit().thenRun(() -> watcher.accept(false));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!running() || System.nanoTime() > deadline) {
                throw new LabProblem("server " + name + " did not start; the end of its error log:\n" + endOfLog());
            }
            pause();
        }
        watcher.accept(true);
    }

    /** The number of its process; 0 if it was never started. */
    public long pid() {
        Process target = process;
        return target == null ? 0 : target.pid();
    }

    /** How often it was started; who knows another number has lost his connection. */
    public int starts() {
        return starts;
    }

    /** Whom to tell when it begins to answer and when its process has ended, whoever ended it. */
    public void watch(Consumer<Boolean> listener) {
        watcher = listener;
    }

    /** Ends it in order (SIGTERM) and waits for that. */
    public void stop() {
        if (process != null && running()) {
            stopsListening();
            process.destroy();
            if (!ended(STOP_SECONDS)) {
                kill();
            }
        }
    }

    /** It is about to end in order: who calls from now on is refused, as a server closes its door before its connections. */
    public void stopsListening() {
        watcher.accept(false);
    }

    /** Ends it as a crash does (SIGKILL): the kernel still sends what its sockets hold. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            ended(STOP_SECONDS);
        }
    }

    /** Lets it stand still (SIGSTOP). */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void thaw() {
        signal("CONT");
    }

    /**
     * A connection to it.
     *
     * @param options of the driver, such as {@code socketTimeout}
     * @throws SQLException if it does not answer
     */
    public Connection connect(Map<String, String> options) throws SQLException {
        return connect(port, options);
    }

    /** A connection by another port, such as that of a proxy in front of it. */
    public static Connection connect(int port, Map<String, String> options) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", USER);
        properties.put("password", PASSWORD);
        properties.putAll(options);
        return DriverManager.getConnection("jdbc:mariadb://" + HOST + ":" + port + "/", properties);
    }

    /** A connection for statements that take long if they must. */
    public Connection connect() throws SQLException {
        return connect(Map.of());
    }

    /** The last lines of its error log. */
    public String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "(it has none)";
        }
    }

    private Path log() {
        return folder.resolve("error.log");
    }

    private boolean answers() {
        try (Connection connection = connect(Map.of("connectTimeout", "1000", "socketTimeout", "5000"))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean ended(long seconds) {
        try {
            return process == null || process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String signal) {
        Process target = process;
        if (target != null && target.isAlive()) {
            run(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + target.pid()));
        }
    }

    private void install() {
        Path output = folder.resolve("install.log");
        List<String> command = new ArrayList<>(List.of(
                installation.installer().toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                "--user=" + System.getProperty("user.name")));
        if (installation.base() != null) {
            command.add("--basedir=" + installation.base());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        int code = run(builder);
        if (code != 0) {
            throw new LabProblem(installation.installer() + " failed with code " + code + "; it runs as "
                    + String.join(" ", builder.command()));
        }
    }

    private int run(ProcessBuilder builder) {
        try {
            return lab.start(builder).waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private String configuration(Map<String, String> settings) {
        Map<String, String> lines = new TreeMap<>();
        lines.put("max_connections", "1000");
        lines.put("report_host", name);
        lines.putAll(settings);
        lines.put("datadir", folder.resolve("data").toString());
        lines.put("tmpdir", folder.resolve("tmp").toString());
        // Without a relay_log, relay logs are called after it.
        lines.put("pid_file", name + ".pid");
        // Relative to the data directory: the length of a socket's path is limited.
        lines.put("socket", "server.sock");
        lines.put("bind_address", HOST);
        lines.put("port", Integer.toString(port));
        lines.put("init_file", folder.resolve("prepare.sql").toString());
        if (installation.base() != null) {
            lines.put("basedir", installation.base().toString());
        }
        lines.put("user", System.getProperty("user.name"));
        StringBuilder text = new StringBuilder("[mysqld]\nskip_name_resolve\n");
        lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("interrupted", e);
        }
    }
}

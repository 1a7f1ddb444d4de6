package org.replsim.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.scenario.lab.LabProblem;

/** The oracle is the server itself and the operating system. */
@Tag("reality")
class RealServerTest {

    @Test
    void whatWasCommittedSurvivesACrashAndNothingSurvivesTheLab() throws SQLException {
        Installation installation = Servers.installed();
        Path folder;
        try (LabFolder lab = LabFolder.create()) {
            folder = lab.path();
            RealServer server = new RealServer(lab, installation, "db1", Map.of("server_id", "7", "log_bin", "bin"));
            server.start();
            execute(
                    server,
                    "CREATE DATABASE lab",
                    "CREATE TABLE lab.t (id INT PRIMARY KEY)",
                    "INSERT INTO lab.t VALUES (42)");
            server.kill();
            assertThat(server.running()).isFalse();
            server.start();
            assertThat(ask(server, "SELECT MAX(id) FROM lab.t")).isEqualTo("42");
            assertThat(ask(server, "SELECT @@server_id")).isEqualTo("7");
            assertThat(ask(server, "SELECT @@version")).startsWith(installation.version());
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFrozenServerAnswersWhenItGoesOn() throws SQLException {
        Installation installation = Servers.installed();
        try (LabFolder lab = LabFolder.create()) {
            RealServer server = new RealServer(lab, installation, "db1", Map.of());
            server.start();
            server.freeze();
            assertThatThrownBy(() -> server.connect(Map.of("connectTimeout", "300", "socketTimeout", "300")))
                    .isInstanceOf(SQLException.class);
            server.thaw();
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
            server.stop();
            assertThat(server.running()).isFalse();
        }
    }

    @Test
    void aSettingThatTheServerDoesNotKnowIsToldInItsOwnWords() {
        Installation installation = Servers.installed();
        try (LabFolder lab = LabFolder.create()) {
            RealServer server = new RealServer(lab, installation, "db1", Map.of("no_such_variable", "1"));
            assertThatThrownBy(server::start).isInstanceOf(LabProblem.class).hasMessageContaining("no_such_variable=1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void nothingIsLeftWhenTheProgramIsInterrupted(String signal) throws IOException, InterruptedException {
        Servers.installed();
        // Who was started in the background by a shell ignores the signal, and so would its child.
        Process program = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            String[] words = String.valueOf(lines.readLine()).split(" ", 2);
            long server = Long.parseLong(words[0]);
            Path folder = Path.of(words[1]);
            assertThat(ProcessHandle.of(server)).isPresent();
            assertThat(folder).exists();
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + program.pid())
                    .start()
                    .waitFor();
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 100 && (Files.exists(folder) || alive(server)); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(folder).doesNotExist();
            assertThat(alive(server)).isFalse();
        } finally {
            program.destroyForcibly();
        }
    }

    private static boolean alive(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "stat");
        // A zombie whose new parent does not wait for it is dead all the same.
        return Files.exists(status) && !Files.readString(status).contains(") Z ");
    }

    private static void execute(RealServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(RealServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

package org.replsim.scenario.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.importer.binlog.BinlogImport;
import org.replsim.scenario.importer.status.StatusImport;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.run.ScenarioRunner;

/** A MariaDB server of this machine is started and loaded, and what it leaves is imported at once. */
@Tag("reality")
class RealServerImportTest {

    private static final int CLIENTS = 4;
    private static final int EACH = 50;

    @TempDir
    Path folder;

    @BeforeAll
    static void aServerCanBeHad() {
        Optional<String> missing = RealServer.missing();
        missing.ifPresent(
                program -> System.out.println("not run on a real server: there is no " + program + " on this machine"));
        assumeTrue(missing.isEmpty(), "no MariaDB server on this machine");
    }

    /** Clients count a row up and add rows of their own. */
    private static void load(RealServer server) throws IOException, InterruptedException {
        server.sql("RESET MASTER; CREATE DATABASE d; CREATE TABLE d.c (id INT PRIMARY KEY, n INT);"
                + " CREATE TABLE d.t (id INT AUTO_INCREMENT PRIMARY KEY, who INT, at TIMESTAMP(6), what VARCHAR(60));"
                + " INSERT INTO d.c VALUES (1, 0)");
        List<Process> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            String each = "BEGIN; UPDATE d.c SET n = n + 1 WHERE id = 1;" + " INSERT INTO d.t (who, what) VALUES ("
                    + client + ", REPEAT('x', " + 10 * client + ")); COMMIT;";
            clients.add(server.begin(each.repeat(EACH)));
        }
        for (Process client : clients) {
            assertThat(client.waitFor()).isZero();
        }
    }

    /** The server's own list of events says how many groups there are, and where the log ends. */
    private static long gtids(RealServer server) throws IOException, InterruptedException {
        return server.sql("SHOW BINLOG EVENTS IN 'bin.000001'", "-N")
                .lines()
                .filter(line -> line.split("\t")[2].equals("Gtid"))
                .count();
    }

    @Test
    void aFreshLogIsReplayedByteByByte() throws Exception {
        try (RealServer server = RealServer.start(folder, "--binlog-format=ROW")) {
            load(server);
            server.sql("FLUSH LOGS");
            long groups = gtids(server);
            assertThat(groups).isEqualTo(4 + CLIENTS * EACH);

            Imported imported = BinlogImport.read(List.of(server.log(1)), BinlogImport.Options.of("fresh"));

            assertThat(imported.warnings()).isEmpty();
            assertThat(imported.report()).anyMatch(line -> line.startsWith(groups + " transactions (3 of them DDL)"));
            assertThat(imported.report().get(0)).contains(": " + Files.size(server.log(1)) + " bytes");
            Path yaml = Output.write(imported, folder.resolve("out"), false).get(1);
            List<String> rows = Files.readAllLines(folder.resolve("out/fresh.csv"));
            assertThat(rows.stream().filter(row -> row.matches(".*,0,[^,]*,[0-9]+")))
                    .as("transactions that touch the counter")
                    .hasSize(1 + CLIENTS * EACH);
            Files.writeString(yaml, Files.readString(yaml) + "expect: [commits == " + groups + "]\n");
            ScenarioResult result = new ScenarioRunner().threads(1).run(ScenarioReader.read(yaml));
            assertThat(result.passed()).isTrue();
        }
    }

    @Test
    void aLogThatACrashLeftIsReadToItsEnd() throws Exception {
        try (RealServer server = RealServer.start(folder, "--binlog-format=MIXED", "--sync-binlog=1")) {
            load(server);
            long groups = gtids(server);
            server.kill();

            Imported imported = BinlogImport.read(List.of(server.log(1)), BinlogImport.Options.of("crashed"));

            assertThat(imported.warnings()).isEmpty();
            assertThat(imported.report().get(0)).contains("not closed", ": " + groups + " transactions");
        }
    }

    @Test
    void answersOfTheServerAreRead() throws Exception {
        try (RealServer server = RealServer.start(folder)) {
            String before = server.sql("SHOW GLOBAL STATUS", "-t");
            load(server);
            while (server.sql("SHOW GLOBAL STATUS LIKE 'Uptime'", "-N").equals(uptime(before))) {
                assertThat(server.sql("SELECT SLEEP(0.1)", "-N")).isEqualTo("0\n");
            }
            String after = server.sql("SHOW GLOBAL STATUS", "-t");
            Path file = Files.writeString(folder.resolve("status.txt"), before + after);

            Imported imported = StatusImport.read(List.of(file), "status");

            assertThat(imported.warnings()).isEmpty();
            assertThat(imported.report()).anyMatch(line -> line.startsWith("between two answers"));
        }
    }

    private static String uptime(String status) {
        return status.lines()
                .filter(line -> line.startsWith("| Uptime "))
                .map(line -> "Uptime\t" + line.split("\\|")[2].strip() + "\n")
                .findFirst()
                .orElseThrow();
    }
}

package org.replsim.scenario.importer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.problem.ScenarioProblem;

/** What a real server has printed, and what sysbench counted at the same time. */
class StatusImportTest {

    private static final Path SAMPLES = Path.of("samples");

    @TempDir
    Path folder;

    private JsonNode json(String... names) throws IOException {
        return json(StatusImport.read(Stream.of(names).map(SAMPLES::resolve).toList(), "x"));
    }

    private JsonNode json(Imported imported) throws IOException {
        Path file = folder.resolve("x.json");
        Files.deleteIfExists(file);
        imported.file("x.json").write(file);
        return JsonMapper.builder().build().readTree(file.toFile());
    }

    private Imported text(String text) throws IOException {
        return StatusImport.read(List.of(Files.writeString(folder.resolve("in.txt"), text)), "x");
    }

    private static JsonNode values(JsonNode json, int part) {
        return json.get("parts").get(part).get("values");
    }

    /** sysbench counted 13961 transactions in 6.0039 s; each was one commit and was acknowledged by the replica. */
    @Test
    void twoAnswersGiveTheRatesBetweenThem() throws IOException {
        JsonNode json = json("status.txt");
        JsonNode between = values(json, 3);

        assertThat(json.get("kind").asText()).isEqualTo("status");
        assertThat(json.get("origin").get("files").get(0).get("file").asText()).isEqualTo("status.txt");
        assertThat(json.get("parts").get(3).get("part").asText()).isEqualTo("between two answers");
        assertThat(between.get("seconds").asInt()).isEqualTo(6);
        assertThat(between.get("commits_per_s").asDouble()).isCloseTo(13961 / 6.0, within(1e-6));
        assertThat(between.get("semi_sync_yes_tx").asInt()).isEqualTo(13961);
        assertThat(between.get("semi_sync_share").asInt()).isEqualTo(1);
        assertThat(between.get("deadlocks").asInt()).isEqualTo(368);
        assertThat(between.get("group_size").asDouble()).isBetween(1.0, 4.0);
    }

    /** tx_wait_time 3528499 over tx_waits 16971; the server itself prints the whole part, 207. */
    @ParameterizedTest
    @ValueSource(strings = {"status-boxed.txt", "status-vertical.txt"})
    void boxesAndVerticalOutputAreRead(String name) throws IOException {
        JsonNode status = values(json(name), 0);

        assertThat(status.get("rpl_semi_sync_master_status").asText()).isEqualTo("ON");
        assertThat(status.get("rpl_semi_sync_master_get_ack").asInt()).isEqualTo(18502);
        assertThat(status.get("rpl_semi_sync_master_tx_avg_wait_time").asInt()).isEqualTo(207);
        JsonNode json = json(name);
        JsonNode rates = values(json, json.get("parts").size() - 1);
        assertThat(rates.get("semi_sync_wait_us").asDouble()).isCloseTo(3528499.0 / 16971, within(1e-6));
    }

    @Test
    void severalAnswersInAFileAreToldApart() throws IOException {
        JsonNode parts = json("status-boxed.txt").get("parts");

        assertThat(parts.get(0).get("part").asText()).isEqualTo("SHOW GLOBAL STATUS");
        assertThat(parts.get(1).get("part").asText()).isEqualTo("SHOW MASTER STATUS");
        assertThat(parts.get(1).get("values").get("Position").asLong()).isEqualTo(39646211);
    }

    @Test
    void theStatusOfAReplica() throws IOException {
        JsonNode replica = values(json("slave-status.txt"), 0);

        assertThat(replica.get("Slave_SQL_Running").asText()).isEqualTo("Yes");
        assertThat(replica.get("Seconds_Behind_Master").asInt()).isEqualTo(64);
        assertThat(replica.get("not_applied_bytes").asLong()).isEqualTo(33105103 - 17989299);
        assertThat(replica.has("Master_User")).isFalse();
        assertThat(values(json("slave-status-tabs.txt"), 0)
                        .get("Slave_IO_Running")
                        .asText())
                .isEqualTo("Yes");
    }

    /** The error's text goes over several lines, some of which look like nothing, and is followed by more fields. */
    @Test
    void anErrorOfSeveralLinesDoesNotConfuse() throws IOException {
        JsonNode replica = values(json("slave-status-error.txt"), 0);

        assertThat(replica.get("Last_SQL_Errno").asInt()).isEqualTo(1049);
        assertThat(replica.get("Exec_Master_Log_Pos").asInt()).isEqualTo(322);
        assertThat(replica.get("Seconds_Behind_Master").asText()).isEqualTo("NULL");
    }

    @Test
    void settingsAreThoseThatTheSimulatorKnows() throws IOException {
        JsonNode variables = values(json("variables.txt"), 0);

        assertThat(variables.get("sync_binlog").asInt()).isEqualTo(1);
        assertThat(variables.get("version").asText()).startsWith("10.11.19-MariaDB");
        assertThat(variables.has("hostname")).isFalse();
        assertThat(variables.has("innodb_buffer_pool_size")).isFalse();
    }

    @Test
    void aServerThatWasStartedAgainHasNoRates() throws IOException {
        Imported imported = text("Uptime\t100\nBinlog_commits\t50\n\nUptime\t20\nBinlog_commits\t10\n");

        assertThat(imported.warnings())
                .singleElement()
                .asString()
                .contains("in.txt:4: Uptime is not greater than at in.txt:1", "started again");
    }

    /** MySQL 8 calls the counters by other names. */
    @Test
    void bothSpellingsOfSemiSyncAreKnown() throws IOException {
        JsonNode json =
                json(text("Variable_name\tValue\nRpl_semi_sync_source_yes_tx\t30\nRpl_semi_sync_source_no_tx\t10\n"));

        assertThat(values(json, 1).get("semi_sync_share").asDouble()).isEqualTo(0.75);
    }

    @Test
    void aFileWithoutAnyAnswerIsRefused() {
        assertThatThrownBy(() -> text("hello\nworld\n"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("in.txt: no answer of a server is in it; it needs what SHOW GLOBAL STATUS");
        assertThatThrownBy(() -> StatusImport.read(List.of(folder.resolve("none")), "x"))
                .hasMessageContaining("none: there is no such file");
        assertThatThrownBy(() -> text("\0\1")).hasMessageContaining("this is no text");
    }
}

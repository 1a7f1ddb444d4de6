package org.replsim.scenario.importer.sysbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.problem.ScenarioProblem;

/** A report that sysbench 1.0.20 has printed. */
class SysbenchImportTest {

    private static final Path SAMPLE = Path.of("samples/sysbench.txt");

    @TempDir
    Path folder;

    private JsonNode values(Imported imported, int run) throws IOException {
        Path file = folder.resolve("x.json");
        Files.deleteIfExists(file);
        imported.file("x.json").write(file);
        return JsonMapper.builder()
                .build()
                .readTree(file.toFile())
                .get("parts")
                .get(run)
                .get("values");
    }

    private Imported text(String text) throws IOException {
        return SysbenchImport.read(List.of(Files.writeString(folder.resolve("in.txt"), text)), "x");
    }

    @Test
    void theReportIsRead() throws IOException {
        JsonNode run = values(SysbenchImport.read(List.of(SAMPLE), "x"), 0);

        assertThat(run.get("sysbench").asText()).isEqualTo("1.0.20");
        assertThat(run.get("threads").asInt()).isEqualTo(4);
        assertThat(run.get("transactions").asInt()).isEqualTo(13961);
        assertThat(run.get("tps").asDouble()).isEqualTo(2325.07);
        assertThat(run.get("qps").asDouble()).isEqualTo(14097.13);
        assertThat(run.get("errors").asInt()).isEqualTo(368);
        assertThat(run.get("total_time_s").asDouble()).isEqualTo(6.0039);
        assertThat(run.get("latency_avg_ms").asDouble()).isEqualTo(1.72);
        assertThat(run.get("latency_p95_ms").asDouble()).isEqualTo(3.02);
        assertThat(run.get("latency_sum_ms").asDouble()).isEqualTo(23989.11);
    }

    /** Little's law: four threads that do nothing else are four transactions under way. */
    @Test
    void theThreadsWereBusy() throws IOException {
        assertThat(values(SysbenchImport.read(List.of(SAMPLE), "x"), 0)
                        .get("clients_busy")
                        .asDouble())
                .isCloseTo(4, within(0.01));
    }

    /** Each event is in the histogram once. */
    @Test
    void theHistogramHoldsAllEvents() throws IOException {
        JsonNode run = values(SysbenchImport.read(List.of(SAMPLE), "x"), 0);
        long events = 0;
        for (JsonNode bar : run.get("histogram")) {
            events += bar.get("events").asLong();
        }

        assertThat(events).isEqualTo(run.get("events").asLong());
    }

    @Test
    void intervalLinesBecomeASeries() throws IOException {
        Path csv = folder.resolve("x.csv");
        SysbenchImport.read(List.of(SAMPLE), "x").file("x.csv").write(csv);

        assertThat(Files.readAllLines(csv))
                .hasSize(7)
                .startsWith("run,second,threads,tps,qps,reads_per_s,writes_per_s,others_per_s,latency_ms,percentile,"
                        + "errors_per_s,reconnects_per_s")
                .contains("1,6,3,2325.99,14099.85,0.00,9384.91,4714.94,2.97,95,63.97,0.00");
    }

    @Test
    void severalRunsInAFileAreSeveralParts() throws IOException {
        String sample = Files.readString(SAMPLE);
        Imported imported = text(sample + sample.replace("Number of threads: 4", "Number of threads: 8"));

        assertThat(values(imported, 0).get("threads").asInt()).isEqualTo(4);
        assertThat(values(imported, 1).get("threads").asInt()).isEqualTo(8);
        assertThat(imported.warnings()).isEmpty();
    }

    @Test
    void aRunThatWasEndedKeepsItsSeconds() throws IOException {
        Imported imported = text("[ 1s ] thds: 2 tps: 10.00 qps: 20.00 (r/w/o: 0.00/10.00/10.00) lat (ms,99%): 3.50"
                + " err/s: 0.00 reconn/s: 0.00\n");

        assertThat(imported.files()).containsKey("x.csv");
        assertThat(imported.warnings())
                .containsExactly("in.txt:1: the run has no final report (it was ended, or the output is cut off); its 1"
                        + " interval lines are kept");
    }

    @Test
    void aFileWithoutAnyRunIsRefused() {
        assertThatThrownBy(() -> text("Running the test with following options:\n"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("in.txt: no report of sysbench 1.0 is in it");
    }
}

package org.replsim.scenario.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.workload.Arrivals;
import org.replsim.workload.Recording;
import org.replsim.workload.WorkloadSpec;

/** The CSV file of a recording: what it says, and what is said about one that is wrong. */
class RecordingFileTest {

    private static final String SCENARIO = """
            name: demo
            title: Played
            duration: 6s
            hosts: {a: {cores: 4}}
            servers: {db1: {host: a, cnf: {log_bin: bin}}}
            workloads: [{on: db1, recorded: {file: r.csv}}]
            """;

    @TempDir
    Path folder;

    private WorkloadSpec read(String scenario, String csv) throws IOException {
        Files.writeString(folder.resolve("r.csv"), csv);
        return ScenarioReader.read("demo.yaml", scenario, folder)
                .variants()
                .get(0)
                .spec()
                .workloads()
                .get(0);
    }

    private Recording recording(String csv) throws IOException {
        WorkloadSpec.Pace.Open open =
                (WorkloadSpec.Pace.Open) read(SCENARIO, csv).pace();
        return ((Arrivals.Replay) open.arrivals()).recording();
    }

    @Test
    void aFileByHandNeedsTimesOnly() throws IOException {
        Recording read = recording("# from my head\nms\n1\n2.5\n");

        assertThat(read.size()).isEqualTo(2);
        assertThat(read.nanos(1)).isEqualTo(2_500_000);
        assertThat(read.rows(1)).isEqualTo(1);
        assertThat(read.sent(1)).isNull();
        assertThat(read.ddlNanos(1)).isEqualTo(-1);
    }

    @Test
    void columnsAreFoundByName() throws IOException {
        Recording read = recording("s,keys,rows,events,row_bytes\n0,4 9,2,a46 42 38x2 31,21\n");

        assertThat(read.key(0, 0)).isEqualTo(4);
        assertThat(read.key(0, 1)).isEqualTo(9);
        assertThat(read.bytesPerRow(0)).isEqualTo(11);
        assertThat(read.sent(0)).containsExactly(42, 38, 38, 31);
        assertThat(read.inFile(0)).containsExactly(46, 42, 38, 38, 31);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        int[] sizes = {46, 42, 38, 38, 38, 46, 31};
        boolean[] annotate = {true, false, false, false, false, true, false};
        String cell = RecordingWriter.events(sizes, annotate, 7);

        assertThat(cell).isEqualTo("a46 42 38x3 a46 31");
        assertThat(EventList.parse(cell).inFile()).containsExactly(sizes);
        assertThat(EventList.parse(cell).sent()).containsExactly(42, 38, 38, 38, 31);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'h\n1'               | r.csv:1:1: the first column is headed \"h\"",
                "'s,row\n1,2'         | r.csv:1:1: unknown column \"row\"; did you mean \"rows\"?",
                "'s,rows,rows\n1,2,2' | r.csv:1:1: there are two columns \"rows\"",
                "'s\n2\n1'            | r.csv:3:1: this transaction arrived before the one above it; sort the rows",
                "'s\nx'               | r.csv:2:1: needs a time of at least 0, not \"x\"",
                "'s,rows\n1,0'        | r.csv:2:1: rows needs a whole number of 1 to 100000000, not \"0\"",
                "'s,events\n1,4 y'    | r.csv:2:1: events needs sizes such as \"a46 42 38x3 31\", not \"4 y\"",
                "'s,events\n1,42x0'   | r.csv:2:1: events needs sizes",
                "'s,keys\n1,4 5'      | r.csv:2:1: 2 keys for a transaction of 1 rows",
                "'s,keys\n1,-4'       | r.csv:2:1: keys needs a whole number of 0 to 2147483647, not \"-4\"",
                "'s,ddl_ms\n1,5'      | r.csv:2:1: a DDL statement needs the size of its event in the column events",
                "'s,tables\n1,orders' | r.csv:2:1: tables needs names such as \"shop.orders shop.stock\", not \"orders\"",
                "'s'                  | \"r.csv\" holds no transactions; `replsim import binlog` writes such a file"
            })
    void aMistakeHasItsPlace(String csv, String message) {
        assertThatThrownBy(() -> recording(csv))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{file: r.csv}, transaction: {rows: 2} | the recording says what is written; remove transaction",
                "{file: r.csv}, table: t               | the recording says what is written; remove table",
                "{file: none.csv}                      | there is no file \"none.csv\" in",
                "{file: r.csv, speed: 0}               | speed: 0 is out of range"
            })
    void aMistakeOfTheScenarioHasItsPlace(String recorded, String message) {
        String text = SCENARIO.replace("{file: r.csv}", recorded);
        assertThatThrownBy(() -> read(text, "s\n1\n"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContainingAll("demo.yaml:6:", message);
    }

    /** Clients that come back play it too. */
    @Test
    void aRecordingCanComeBackAfterACrash() throws IOException {
        String text = SCENARIO.replace("{file: r.csv}", "{file: r.csv, speed: 2, repeat: 3}, reconnect: {after: 1s}");

        assertThat(read(text, "s\n1\n").reconnect()).isNotNull();
    }
}

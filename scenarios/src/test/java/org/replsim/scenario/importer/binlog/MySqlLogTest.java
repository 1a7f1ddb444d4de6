package org.replsim.scenario.importer.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.scenario.importer.binlog.RealLogs.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.scenario.importer.Imported;

/** MySQL's format, written by hand after its public description: what went in comes out. */
class MySqlLogTest {

    private static final long MICROS = 1_700_000_000_000_000L;

    @TempDir
    Path folder;

    private List<String> rows(HandMadeLog log) throws IOException {
        return csv(read(log), folder);
    }

    private Imported read(HandMadeLog log) throws IOException {
        Path file = Files.write(folder.resolve("mysql-bin.000001"), log.bytes());
        Imported imported = BinlogImport.read(List.of(file), BinlogImport.Options.of("x"));
        assertThat(imported.warnings()).isEmpty();
        return imported;
    }

    /** Without checksum: BEGIN 19+13+2+5 = 39, Table_map 19+8+3+3+1+2+1+1 = 38, rows 19+8+2+1+1+n*9, Xid 27. */
    @Test
    void rowsAndCommitTimesOf8() throws IOException {
        HandMadeLog log = HandMadeLog.of("8.0.36", 0)
                .gtid(0, 1, MICROS)
                .query("create table t (a int, b int)", 2)
                .gtid(1, 2, MICROS + 1_500)
                .query("BEGIN", 0)
                .tableMap()
                .rows(30, 1, 10, 2, 20)
                .xid(5)
                .gtid(1, 3, MICROS + 1_500)
                .query("BEGIN", 0)
                .tableMap()
                .rows(31, 1, 10, 1, 11)
                .xid(6)
                .gtid(3, 4, MICROS + 900_000)
                .query("BEGIN", 0)
                .tableMap()
                .rows(32, 1, 11)
                .xid(7);

        assertThat(rows(log))
                .containsExactly(
                        "0,1,0,0,2000,67,,,1",
                        "1500000,1,2,18,,43 42 53 31,0,d.t,2",
                        "1500000,1,1,18,,43 42 54 31,0,d.t,2",
                        "900000000,1,1,9,,43 42 44 31,0,d.t,3");
    }

    @Test
    void before8TheLogTellsWholeSeconds() throws IOException {
        HandMadeLog log = HandMadeLog.of("5.7.44-log", 0)
                .gtid(0, 1, 0)
                .query("BEGIN", 0)
                .query("insert into t values (1, 1)", 0)
                .xid(1)
                .gtid(1, 2, 0)
                .query("BEGIN", 0)
                .query("insert into t values (2, 1)", 0)
                .query("COMMIT", 0)
                .at(1_700_000_004)
                .gtid(2, 3, 0)
                .query("grant all on *.* to x", 0);

        Imported imported = read(log);
        assertThat(csv(imported, folder))
                .containsExactly("0,1,1,0,,43 65 31,,,1", "500000000,1,1,0,,43 65 44,,,2", "4000000000,1,0,0,0,59,,,3");
        assertThat(imported.report()).anyMatch(line -> line.contains("whole seconds"));
    }

    /** MariaDB 5.5 and MySQL 5.5 have no GTID events: a group begins with BEGIN. */
    @Test
    void groupsWithoutGtid() throws IOException {
        HandMadeLog log = HandMadeLog.of("10.11.0-MariaDB", 0)
                .query("BEGIN", 0)
                .query("update t set a = 1", 0)
                .query("update t set b = 1", 0)
                .xid(3)
                .query("drop table t", 0);

        assertThat(rows(log)).containsExactly("0,2,2,0,,43 56x2 31,,,1", "500000000,1,0,0,0,50,,,2");
    }

    /** The compressed payload of MySQL 8.0.20 holds a whole transaction; only its size is known. */
    @Test
    void aCompressedPayloadIsOneTransaction() throws IOException {
        HandMadeLog log = HandMadeLog.of("8.0.36", 0)
                .gtid(0, 1, MICROS)
                .event(40, 0, new HandMadeLog.Body().bytes(new byte[300]))
                .gtid(1, 2, MICROS + 1)
                .query("BEGIN", 0)
                .xid(4);

        Imported imported = read(log);
        assertThat(csv(imported, folder)).containsExactly("0,1,1,0,,323,,,1", "1000,1,0,0,,43 31,,,2");
        assertThat(imported.report()).anyMatch(line -> line.startsWith("rows not known in 1 transaction "));
    }

    /** Event types of versions to come are counted, within a transaction and outside. */
    @Test
    void unknownEventsAreOnlyCounted() throws IOException {
        HandMadeLog log = HandMadeLog.of("8.0.36", 0)
                .event(99, 0, new HandMadeLog.Body().bytes(new byte[10]))
                .gtid(0, 1, MICROS)
                .query("BEGIN", 0)
                .event(99, 0, new HandMadeLog.Body().bytes(new byte[10]))
                .xid(4)
                .event(26, 0, new HandMadeLog.Body().number(2, 1));

        assertThat(rows(log)).containsExactly("0,1,0,0,,43 33 31,,,1");
    }

    /** LOAD DATA in statement format: the file in blocks, then the statement. */
    @Test
    void loadedDataIsOneStatement() throws IOException {
        HandMadeLog log = HandMadeLog.of("8.0.36", 0)
                .gtid(0, 1, MICROS)
                .query("BEGIN", 0)
                .event(17, 0, new HandMadeLog.Body().bytes(new byte[200]))
                .event(9, 0, new HandMadeLog.Body().bytes(new byte[100]))
                .event(18, 0, new HandMadeLog.Body().bytes(new byte[90]))
                .xid(4);

        assertThat(rows(log)).containsExactly("0,1,1,0,,43 223 123 113 31,,,1");
    }

    @Test
    void aRelayLogIsTakenToo() throws IOException {
        HandMadeLog log = HandMadeLog.of("8.0.36", 0x40)
                .event(4, 0, new HandMadeLog.Body().number(8, 4).text("mysql-bin.000009"))
                .gtid(0, 1, MICROS)
                .query("BEGIN", 0)
                .tableMap()
                .rows(30, 1, 1)
                .xid(1);

        Imported imported = read(log);
        assertThat(imported.report().get(0)).contains("relay log", ": 1 transaction in ");
    }
}

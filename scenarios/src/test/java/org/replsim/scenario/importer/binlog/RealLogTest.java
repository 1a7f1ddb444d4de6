package org.replsim.scenario.importer.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.scenario.importer.binlog.RealLogs.column;
import static org.replsim.scenario.importer.binlog.RealLogs.copy;
import static org.replsim.scenario.importer.binlog.RealLogs.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.scenario.importer.Imported;

/** Logs of a real server; what is expected is what SHOW BINLOG EVENTS of that server said, or the statements themselves. */
class RealLogTest {

    private static final int STATEMENTS = 1;
    private static final int ROWS = 2;
    private static final int DDL = 4;
    private static final int EVENTS = 5;
    private static final int KEYS = 6;
    private static final int TABLES = 7;
    private static final int GROUP = 8;

    @TempDir
    Path folder;

    private Imported read(String... names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(copy(name, folder));
        }
        return BinlogImport.read(files, BinlogImport.Options.of("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mariadb-rows.000001",
                "mariadb-groups.000001",
                "mariadb-groups.000002",
                "mariadb-compressed.000001",
                "mariadb-minimal.000001"
            })
    void everyByteIsAccountedFor(String name) throws IOException {
        FileReport report = BinlogImport.reports(List.of(copy(name, folder))).get(0);

        assertThat(report.transactionBytes() + report.otherBytes()).isEqualTo(report.size());
        assertThat(report.lost()).isZero();
        assertThat(report.damage()).isNull();
        assertThat(report.format().serverVersion()).isEqualTo("10.11.19-MariaDB-0+deb12u1-log");
    }

    @Test
    void transactionsAreTheServersGroups() throws IOException {
        List<String> csv = csv(read("mariadb-rows.000001"), folder);

        assertThat(csv).hasSize(17);
        assertThat(column(csv, EVENTS))
                .containsExactly(
                        "87",
                        "187",
                        "174",
                        "a89 51 60 31",
                        "a78 53 48 31",
                        "a82 53 52 a106 51 58 31",
                        "a87 53 193 a74 51 64 a74 51 52 31",
                        "a70 53 66 31",
                        "a54 53 52 31",
                        "119 31",
                        "32 130 118 31",
                        "115",
                        "a109 53 8205 753 31",
                        "a65 51 52 87 38",
                        "90",
                        "a69 51 42 31",
                        "a69 51 42 31");
        assertThat(column(csv, STATEMENTS))
                .containsExactly("1", "1", "1", "1", "1", "2", "3", "1", "1", "1", "2", "1", "1", "1", "1", "1", "1");
        assertThat(column(csv, ROWS))
                .containsExactly("0", "0", "0", "3", "1", "2", "3", "1", "1", "1", "2", "0", "500", "1", "0", "1", "1");
        assertThat(column(csv, TABLES).subList(3, 7))
                .containsExactly("shop.stock", "shop.orders", "shop.orders shop.stock", "shop.orders shop.stock");
        assertThat(column(csv, DDL).stream().filter(cell -> !cell.isEmpty())).hasSize(4);
    }

    /** Stock 1 and 2, order 1 and order 2 are touched again; stock 3 is, but in statement format. */
    @Test
    void aRowIsKnownAgainByItsImage() throws IOException {
        List<String> keys = column(csv(read("mariadb-rows.000001"), folder), KEYS);

        assertThat(keys.subList(3, 9)).containsExactly("0 1", "2", "3 0", "0 1", "2", "3");
        assertThat(keys.get(13)).isEqualTo("1");
        assertThat(keys.get(12)).isEmpty();
    }

    /** By the statements: orders 503 inserted, one changed, one deleted; stock five inserted, four changed in row format. */
    @Test
    void rowsAreCountedByTable() throws IOException {
        assertThat(read("mariadb-rows.000001").report()).contains("tables: 2: shop.orders 505 rows, shop.stock 9 rows");
    }

    @Test
    void aRowOfAMinimalImageIsKnownByThePrimaryKey() throws IOException {
        assertThat(column(csv(read("mariadb-minimal.000001"), folder), KEYS)).containsExactly("", "0", "", "0");
    }

    /** The two inserts behind the sleep are in a later second; each second is spread over its transactions. */
    @Test
    void wholeSecondsAreSpread() throws IOException {
        List<Long> nanos = column(csv(read("mariadb-rows.000001"), folder), 0).stream()
                .map(Long::valueOf)
                .toList();

        assertThat(nanos).isSorted();
        assertThat(nanos.get(0)).isZero();
        assertThat(nanos.get(14)).isLessThan(nanos.get(15));
        assertThat(nanos.get(15) % 1_000_000_000).isZero();
        assertThat(nanos.get(16) - nanos.get(15)).isEqualTo(500_000_000);
    }

    /** binlog_commit_wait_count=4 and four clients: six groups of four, which arrive together; the DDL stands alone. */
    @Test
    void commitGroupsArriveTogether() throws IOException {
        List<String> csv = csv(read("mariadb-groups.000001"), folder);
        Map<String, Integer> sizes = new TreeMap<>();
        Map<String, String> times = new TreeMap<>();
        for (String row : csv) {
            String[] cells = row.split(",", -1);
            sizes.merge(cells[GROUP], 1, Integer::sum);
            assertThat(times.computeIfAbsent(cells[GROUP], group -> cells[0])).isEqualTo(cells[0]);
        }

        assertThat(sizes.values()).containsExactlyInAnyOrder(1, 1, 4, 4, 4, 4, 4, 4);
    }

    @Test
    void severalFilesAreOneRecording() throws IOException {
        Imported imported = read("mariadb-groups.000001", "mariadb-groups.000002");

        assertThat(csv(imported, folder)).hasSize(27);
        assertThat(imported.warnings()).isEmpty();
        assertThat(imported.report()).anyMatch(line -> line.startsWith("mariadb-groups.000002: 631 bytes"));
    }

    @Test
    void filesInTheWrongOrderAreTold() throws IOException {
        byte[] late = HandMadeLog.of("8.0.36", 0)
                .at(1_900_000_000)
                .gtid(0, 1, 0)
                .query("BEGIN", 0)
                .xid(1)
                .bytes();
        Path later = Files.write(folder.resolve("bin.000002"), late);
        Path earlier = copy("mariadb-rows.000001", folder);

        Imported imported = BinlogImport.read(List.of(later, earlier), BinlogImport.Options.of("x"));

        assertThat(imported.warnings())
                .containsExactly(
                        "mariadb-rows.000001: begins earlier than the file named before it ends: are they in order?");
        assertThat(column(csv(imported, folder), 0)).contains("0").hasSize(18);
    }

    /** The same groups, in the same seconds, at other times within. */
    @Test
    void timesWithinASecondCanBeDrawn() throws IOException {
        Path file = copy("mariadb-groups.000001", folder);
        BinlogImport.Options random = new BinlogImport.Options("x", true, 7, Long.MIN_VALUE, Long.MAX_VALUE);
        List<String> csv = csv(BinlogImport.read(List.of(file), random), folder);
        List<Long> nanos = column(csv, 0).stream().map(Long::valueOf).toList();

        assertThat(nanos).isSorted().allMatch(each -> each < 1_000_000_000L);
        assertThat(nanos.stream().distinct()).hasSize(8);
        assertThat(nanos).isNotEqualTo(column(csv(read("mariadb-groups.000001"), folder), 0));
    }

    /** Insert and update rows are legible; of the compressed statement only its size is known. */
    @Test
    void compressedEventsAreCounted() throws IOException {
        List<String> csv = csv(read("mariadb-compressed.000001"), folder);

        assertThat(csv).hasSize(4);
        assertThat(csv.get(0)).contains(",1,100,900,,a69 45 933 31,");
        assertThat(csv.get(1)).contains(",1,1,0,,208 31,,");
    }
}

package org.replsim.scenario.importer.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.replsim.scenario.importer.binlog.RealLogs.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.problem.ScenarioProblem;

/** Files that are cut off, damaged or something else: one clear message, and what could be read. */
class DamagedLogTest {

    /** Where the transactions of mariadb-rows.000001 end, by SHOW BINLOG EVENTS. */
    private static final int[] ENDS = {
        451, 680, 896, 1169, 1421, 1896, 2668, 2930, 3162, 3354, 3707, 3864, 13057, 13396, 13530, 13765, 14000
    };

    @TempDir
    Path folder;

    private Imported read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bin.000001"), bytes);
        return BinlogImport.read(List.of(file), BinlogImport.Options.of("x"));
    }

    private static byte[] real() throws IOException {
        return RealLogs.bytes("mariadb-rows.000001");
    }

    @Test
    void aFileCutOffAnywhereGivesTheTransactionsBefore() throws IOException {
        byte[] whole = real();
        for (int length = ENDS[0]; length < whole.length; length += 7) {
            int kept = length;
            int before = (int) Arrays.stream(ENDS).filter(end -> end <= kept).count();

            Imported imported = read(Arrays.copyOf(whole, length));

            assertThat(csv(imported, folder)).as("cut at %d", length).hasSize(before);
            boolean clean = Arrays.stream(ENDS).anyMatch(end -> end == kept);
            assertThat(imported.warnings().isEmpty()).as("cut at %d", length).isEqualTo(clean);
        }
    }

    @Test
    void aTruncatedEventIsTold() throws IOException {
        Imported imported = read(Arrays.copyOf(real(), 1100));

        assertThat(imported.warnings())
                .containsExactly(
                        "bin.000001: at offset 1078: the file ends inside an event of 60 bytes; read up to there:"
                                + " 3 transactions; 22 bytes not read; 1 transaction without end (182 bytes) left out");
    }

    @Test
    void aWrongByteIsFoundByTheChecksumOfItsEvent() throws IOException {
        byte[] bytes = real();
        bytes[1_000] ^= 0x20;

        assertThat(read(bytes).warnings())
                .singleElement()
                .asString()
                .contains(
                        "at offset 938: the checksum of an event of type 160 and 89 bytes is wrong", "3 transactions");
    }

    /** Whatever is wrong, nothing else than a message comes of it. */
    @Test
    void noDamageEndsInADefect() throws IOException {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = real();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(bytes).report()).isNotEmpty();
            } catch (ScenarioProblem told) {
                assertThat(told.getMessage()).as("seed %d, %d", seed, i).contains("bin.000001: at offset");
            }
        }
    }

    @Test
    void zerosAtTheEndAreToldAsSuch() throws IOException {
        assertThat(read(Arrays.copyOf(real(), 20_000)).warnings())
                .containsExactly(
                        "bin.000001: at offset 14041: there are only zeros from here on, as after a power loss;"
                                + " read up to there: 17 transactions; 5959 bytes not read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | the file is empty",
                "'./bin.000001\n'   | this is no binary log",
                "'\u00fdbin1234567' | this log is encrypted (MySQL, binlog_encryption=ON)",
                "'\u00febinshort'   | the file ends inside the header of an event"
            })
    void somethingElseIsRefused(String content, String message) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContainingAll("bin.000001: at offset", message);
    }

    @Test
    void anEncryptedLogOfMariaDbNamesTheRemedy() {
        HandMadeLog log = HandMadeLog.of("10.11.19-MariaDB", 0)
                .event(164, 0, new HandMadeLog.Body().number(1, 1).number(4, 1).bytes(new byte[12]));

        assertThatThrownBy(() -> read(log.bytes()))
                .hasMessageContainingAll("at offset 125", "encrypt_binlog=ON", "--read-from-remote-server --raw");
    }

    @Test
    void aLogInUseIsNoDamage() throws IOException {
        HandMadeLog log =
                HandMadeLog.of("8.0.36", 1).gtid(0, 1, 9).query("BEGIN", 0).xid(1);

        Imported imported = read(log.bytes());
        assertThat(imported.warnings()).isEmpty();
        assertThat(imported.report().get(0)).contains("not closed");
    }

    @Test
    void aLogWithoutTransactionsHasNothingToReplay() {
        assertThatThrownBy(() -> read(HandMadeLog.of("8.0.36", 0).bytes()))
                .hasMessageContaining("bin.000001: there is no transaction in it");
    }
}

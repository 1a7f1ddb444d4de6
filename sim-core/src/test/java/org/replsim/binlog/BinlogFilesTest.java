package org.replsim.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sizes and positions of the files of a binary log, by spec 1.3, 3.1 and the worked positions of 3.2. */
class BinlogFilesTest {

    private static final EventFormat MARIADB_10_11 = EventFormat.mariaDb(252);
    private static final EventFormat MARIADB_5_5 = EventFormat.mariaDb55();

    private final BinlogFiles files = new BinlogFiles("mysql-bin", MARIADB_10_11);

    /** Whatever was written first: one server in one domain, which every later file names at its head. */
    @BeforeEach
    void oneTransactionWasLogged() {
        Gtids gtids = new Gtids(Gtids.Kind.DOMAINS);
        files.gtids(gtids);
        gtids.logged(Gtid.origin(0, 1), 1);
    }

    /** Magic 4, Format_desc to 256, empty Gtid_list to 285, Binlog_checkpoint to 328. */
    @Test
    void theFirstFileBeginsAt328() {
        assertThat(files.currentName()).isEqualTo("mysql-bin.000001");
        assertThat(files.nameLength()).isEqualTo(16);
        assertThat(files.currentPosition()).isEqualTo(328);
        assertThat(files.headBytes(0)).isEqualTo(29 + 43);
    }

    /** Format_desc to 256, Gtid_list of one domain to 299, Binlog_checkpoint to 342. */
    @Test
    void laterFilesBeginAt342() {
        files.rotate();
        assertThat(files.currentName()).isEqualTo("mysql-bin.000002");
        assertThat(files.currentPosition()).isEqualTo(342);
        assertThat(files.headBytes(1)).isEqualTo(43 + 43);
    }

    /** Without checksum and GTID: magic and Format_desc only; the seed's artificial Rotate is 43 bytes long. */
    @Test
    void mariadb55BeginsAt245() {
        BinlogFiles old = new BinlogFiles("mysql-bin", MARIADB_5_5);
        assertThat(old.currentPosition()).isEqualTo(245);
        assertThat(old.rotateBytes()).isEqualTo(43);
        assertThat(old.heartbeatBytes()).isEqualTo(35);
        old.rotate();
        assertThat(old.currentPosition()).isEqualTo(245);
    }

    /** Spec 3.1: Rotate 31 + n, Heartbeat 23 + n. */
    @Test
    void eventsThatNameAFileGrowWithItsName() {
        assertThat(files.rotateBytes()).isEqualTo(47);
        assertThat(files.heartbeatBytes()).isEqualTo(39);
        assertThat(new BinlogFiles("a-much-longer-name", MARIADB_10_11).rotateBytes())
                .isEqualTo(31 + 25);
    }

    /** Spec 3.2: statements up to 1419, then FLUSH LOGS: the file ends with a Rotate event at 1466, the next is at 385. */
    @Test
    void aClosedFileEndsWithItsRotateEvent() {
        int[] groups = {478 - 328, 648 - 478, 777 - 648, 989 - 777, 215, 215};
        for (int bytes : groups) {
            files.write(bytes);
        }
        assertThat(files.currentPosition()).isEqualTo(1419);
        files.rotate();
        assertThat(files.endOf(0)).isEqualTo(1466);
        assertThat(files.currentPosition()).isEqualTo(385);
        assertThat(files.endOf(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(files.count()).isEqualTo(2);
    }

    /** Offsets count all files; an offset on a border belongs to the file that ends there. */
    @Test
    void offsetsAreTurnedIntoFileAndPosition() {
        long first = files.write(1_000);
        files.rotate();
        long second = files.write(500);
        files.rotate();
        assertThat(files.fileOf(first)).isZero();
        assertThat(files.positionOf(first)).isEqualTo(1_328);
        assertThat(files.fileOf(files.endOf(0))).isZero();
        assertThat(files.positionOf(files.endOf(0))).isEqualTo(1_328 + 47);
        assertThat(files.fileOf(files.endOf(0) + 1)).isEqualTo(1);
        assertThat(files.fileOf(second)).isEqualTo(1);
        assertThat(files.positionOf(second)).isEqualTo(885);
        assertThat(files.fileOf(files.writtenOffset())).isEqualTo(2);
        assertThat(files.writtenOffset()).isEqualTo(1_328 + 47 + 885 + 47 + 385);
    }

    /** Six digits, then more. */
    @Test
    void numbersGrowBeyondSixDigits() {
        for (int file = 1; file < 1_000_000; file++) {
            files.rotate();
        }
        assertThat(files.name(999_998)).isEqualTo("mysql-bin.999999");
        assertThat(files.name(999_999)).isEqualTo("mysql-bin.1000000");
    }
}

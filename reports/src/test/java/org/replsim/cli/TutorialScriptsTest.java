package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts beside the tutorial's two servers: their transcripts, and in them what the tutorial prints. */
class TutorialScriptsTest {

    private static final Path SCENARIO = Transcripts.FOLDER.resolve("tutorial.yaml");

    /** Section 8 has a slave that is promoted and another one. */
    private static final Path THREE_SERVERS = Transcripts.FOLDER.resolve("three-servers.yaml");

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Transcripts.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.replace(".txt", ""))
                    .sorted()
                    .toList();
        }
    }

    private static String transcript(String name) throws IOException {
        return Transcripts.of(
                name.matches("(08|17)-.*") ? THREE_SERVERS : SCENARIO,
                Files.readString(Transcripts.FOLDER.resolve(name + ".txt")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theTranscriptIsWhatTheConsolePrints(String name) throws IOException {
        Path expected = Transcripts.FOLDER.resolve(name + ".out");
        String printed = transcript(name);
        if (Boolean.getBoolean("replsim.regenerate")) {
            Files.writeString(expected, printed);
        }
        assertThat(printed)
                .as("regenerate with: mvn -Dquick -pl reports -am test -Dtest=TutorialScriptsTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dreplsim.regenerate=true")
                .isEqualTo(Files.readString(expected))
                .doesNotContain("ERROR 1064", "command not found", "unknown", "there is no ");
    }

    /** Section 2 and 4.5. */
    @Test
    void theReplicaRunsAndHasTheRows() throws IOException {
        assertThat(transcript("02-data")).contains("|  1 | rowvalue1 |\n|  2 | rowvalue2 |\n");
        assertThat(transcript("04-backup-and-start"))
                .contains("               Slave_IO_State: Waiting for master to send event\n")
                .contains("                  Master_Host: 172.30.105.121\n")
                .contains("               Relay_Log_File: MySQL2-Slave-relay-bin.000002\n")
                .contains("             Slave_IO_Running: Yes\n            Slave_SQL_Running: Yes\n")
                .contains("        Seconds_Behind_Master: 0\n")
                .contains("-- CHANGE MASTER TO MASTER_LOG_FILE='mysql-bin.000006', MASTER_LOG_POS=1163;")
                .contains("Waiting for global read lock");
    }

    /** Section 4.4 with spec 6.2: a CHANGE MASTER that names a host forgets the position of the dump. */
    @Test
    void theOrderTrapIsShownAndTheOrderThatWorks() throws IOException {
        String transcript = transcript("05-master-data-1");
        assertThat(transcript)
                .contains("Error 'Can't create database 'MyDB'; database exists' on query.")
                .contains("mysql: option '-e' requires an argument")
                .contains("|  3 | rowvalue3 |");
        assertThat(Transcripts.texts(transcript, "Slave_SQL_Running: (\\w+)$")).containsExactly("No", "Yes");
    }

    /** Section 5: the position is in the dump; what was written since comes by replication. */
    @Test
    void aSlaveFromTheNightlyDumpCatchesUp() throws IOException {
        String transcript = transcript("15-fast-setup");
        assertThat(transcript)
                .contains("CHANGE MASTER TO MASTER_LOG_FILE='mysql-bin.000001', MASTER_LOG_POS=1163;")
                .contains("        Seconds_Behind_Master: 0\n")
                .contains("|  5 | rowvalue5 |")
                .doesNotContain("has forgotten");
        assertThat(Transcripts.texts(transcript, "Slave_SQL_Running: (\\w+)$")).containsExactly("Yes");
        assertThat(Transcripts.numbers(transcript, "Exec_Master_Log_Pos: (\\d+)$"))
                .as("two inserts of 228 bytes behind the position (spec 3.1)")
                .containsExactly(1163L + 2 * 228);
    }

    /** Section 6 with spec 6.2: -e takes no argument, then the order is wrong, then the date; and what works. */
    @Test
    void theBackupScriptsDoWhatTheyDo() throws IOException {
        String transcript = transcript("16-backup-scripts");
        assertThat(transcript)
                .contains("mysql: option '-e' requires an argument")
                .contains("ERROR 1200 (HY000) at line 1: The server is not configured as slave")
                .contains("-- db2 has forgotten mysql-bin.000001:1163: a CHANGE MASTER that names a host")
                .contains("Error 'Can't create database 'MyDB'; database exists' on query.")
                .contains("gzip: mysql_backup_2018-02-01.sql.gz: No such file or directory")
                .contains("|  3 | rowvalue3 |");
        assertThat(Transcripts.texts(transcript, "Slave_(?:IO|SQL)_Running: (\\w+)$"))
                .as("the log of the script: empty, then the trap, then what works")
                .containsExactly("Yes", "No", "Yes", "Yes");
    }

    /** Section 4.6 with spec 3.6. */
    @Test
    void theFilesAreThoseOfTheTutorial() throws IOException {
        String transcript = transcript("06-files");
        assertThat(Transcripts.numbers(transcript, " (\\d+) Jan 31 22:00 MySQL2-Slave-relay-bin"))
                .containsExactly(301L, 529L, 64L, 301L, 529L + 228, 64L);
        assertThat(Transcripts.answer(transcript, "cat /mydata/data/master.info"))
                .containsExactly(
                        "18",
                        "mysql-bin.000006",
                        "1163",
                        "172.30.105.121",
                        "rep",
                        "replpasswd",
                        "3306",
                        "60",
                        "0",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "0",
                        "1800.000",
                        "",
                        "0");
        assertThat(transcript)
                .contains("\n./MySQL2-Slave-relay-bin.000001\n4\nmysql-bin.000006\n1163\n")
                .contains("\n./MySQL2-Slave-relay-bin.000002\n529\nmysql-bin.000006\n1163\n")
                .contains("\n./MySQL2-Slave-relay-bin.000002\n757\nmysql-bin.000006\n1391\n");
    }

    /** Section 7.1 and 7.2. */
    @Test
    void theThreadsSayWhatTheTutorialLists() throws IOException {
        String transcript = transcript("07-thread-states");
        assertThat(Transcripts.texts(transcript, "Slave_IO_State: (.*)$"))
                .contains(
                        "Connecting to master",
                        "Checking master version",
                        "Registering slave on master",
                        "Requesting binlog dump",
                        "Waiting for master to send event",
                        "Waiting to reconnect after a failed master event read",
                        "Reconnecting after a failed master event read",
                        "Waiting for the slave SQL thread to free enough relay log space");
        assertThat(transcript)
                .contains("Sending binlog event to slave")
                .contains(
                        "    User: rep\n    Host: 172.30.105.122:41056\n      db: NULL\n Command: Binlog Dump\n    Time: 899\n"
                                + "   State: Master has sent all binlog to slave; waiting for binlog to be updated\n"
                                + "    Info: NULL\nProgress: 0.000\n");
        assertThat(Transcripts.texts(transcript, "^ {3}State: (.*)$"))
                .as("the IO thread is created first, so its Id is lower and its row comes first")
                .containsExactly(
                        "NULL",
                        "Master has sent all binlog to slave; waiting for binlog to be updated",
                        "NULL",
                        "Waiting for master to send event",
                        "Slave has read all relay log; waiting for the slave I/O thread to update it");
    }

    /** Section 8 with spec 5.1, measured: 6 and 7 are lost for all, and the other slave has a hole that nothing shows. */
    @Test
    void theOtherSlaveEndsWithAHole() throws IOException {
        String transcript = transcript("08-disaster-recovery");
        assertThat(Transcripts.numbers(transcript, "^mysql-bin.000001\\n(\\d+)$"))
                .containsExactly(1566L, 1182L);
        assertThat(Transcripts.texts(transcript, "^ {3}State: (Slave has .*)$"))
                .hasSize(2)
                .containsOnly("Slave has read all relay log; waiting for the slave I/O thread to update it");
        assertThat(transcript)
                .contains(" 264 Jan 31 22:00 mysql-bin.000001\n", " 245 Jan 31 22:00 mysql-bin.000002\n")
                .contains("             Slave_IO_Running: Yes\n            Slave_SQL_Running: Yes\n")
                .contains("        Seconds_Behind_Master: 0\n")
                .contains("| MyDB.MyTB |   6 |   4 | differs  | 4, 5 ");
    }

    /** Section 8.5 with spec 5.1 step 4: the old log brings each slave what it lacks, from its own position. */
    @Test
    void theOldMastersLogFillsTheHole() throws IOException {
        String transcript = transcript("08-old-binlog");
        assertThat(transcript).contains("|  7 | seven |\n|  8 | eight |\n");
        assertThat(Transcripts.texts(transcript, "^\\| MyDB.MyTB .*\\| (equal|differs) +\\|"))
                .containsExactly("equal");
    }

    /** Section 9. */
    @Test
    void aSkippedTransactionLeavesADifferenceThatANewDumpRepairs() throws IOException {
        String transcript = transcript("09-out-of-step");
        assertThat(transcript).contains("Duplicate entry '3' for key 'PRIMARY'");
        assertThat(Transcripts.texts(transcript, "Slave_SQL_Running: (\\w+)$"))
                .containsExactly("No", "Yes", "Yes", "Yes");
        assertThat(Transcripts.texts(transcript, "^\\| MyDB.MyTB .*\\| (equal|differs) +\\|"))
                .containsExactly("differs", "differs", "equal");
    }

    /** Semi-sync, section 3.1: after two statements two waits; averages are sums divided, rounded down (spec 2.10). */
    @Test
    void theCountersAreMicroseconds() throws IOException {
        String transcript = transcript("13-semi-sync-counters");
        List<Long> waits = counter(transcript, "net_waits");
        assertThat(waits).startsWith(0L, 2L, 3L);
        assertThat(counter(transcript, "yes_tx")).startsWith(0L, 2L, 3L);
        assertThat(counter(transcript, "clients")).startsWith(1L);
        for (String kind : List.of("net", "tx")) {
            List<Long> sums = counter(transcript, kind + "_wait_time");
            List<Long> counts = counter(transcript, kind + "_waits");
            List<Long> averages = counter(transcript, kind + "_avg_wait_time");
            for (int i = 1; i < sums.size(); i++) {
                assertThat(averages.get(i)).isEqualTo(sums.get(i) / counts.get(i));
                assertThat(averages.get(i)).isBetween(1900L, 2100L);
            }
        }
    }

    private static List<Long> counter(String transcript, String name) {
        return Transcripts.numbers(transcript, "^\\| Rpl_semi_sync_master_" + name + " +\\| (\\d+) +\\|$");
    }

    /** Semi-sync, section 3.2 with spec 3.1. */
    @Test
    void thePacketsAreThoseOfTheCapture() throws IOException {
        assertThat(Transcripts.numbers(transcript("14-semi-sync-packets"), ", length (\\d+)$"))
                .startsWith(256L, 29L, 0L)
                .endsWith(248L, 0L);
    }

    /** The cascade with spec 1.9: without log_slave_updates the third server is silent, and nothing says so. */
    @Test
    void theThirdServerIsSilentUntilTheSlaveLogsItsUpdates() throws IOException {
        String transcript = transcript("17-cascade");
        assertThat(Transcripts.texts(transcript, "Slave_(?:IO|SQL)_Running: (\\w+)$"))
                .containsExactly("Yes", "Yes");
        assertThat(Transcripts.numbers(transcript, "Seconds_Behind_Master: (\\d+)$"))
                .containsExactly(0L);
        assertThat(transcript)
                .contains("ERROR 1146 (42S02): Table 'MyDB.MyTB' doesn't exist")
                .contains("|  1 | one  |\n|  2 | two  |\n")
                .contains("| log_slave_updates | ON    |");
        assertThat(Transcripts.texts(transcript, "server id (\\d) "))
                .as("the file's own head is of server 2, the transaction keeps its maker's id")
                .startsWith("2")
                .contains("1");
        assertThat(transcript).contains("mysql-bin.000001", "mysql-bin.000002", "mysql-bin.000003");
    }

    /** Dual masters, as printed in the tutorial, and spec 4.1 and 4.3: the number after it, and the drift that nothing shows. */
    @Test
    void twoMastersInterleaveTheirNumbersAndDriftApartByHand() throws IOException {
        String transcript = transcript("18-dual-master");
        assertThat(transcript)
                .contains("|  1 | sample1 |\n|  3 | sample2 |\n+----+---------+\n2 rows in set")
                .contains(
                        "|  1 | sample1 |\n|  3 | sample2 |\n|  4 | sample3 |\n|  6 | sample4 |\n+----+---------+\n4 rows in set")
                .contains("|  7 | sample5 |\n+----+---------+\n5 rows in set")
                .contains("| 100 | east |")
                .contains("| 100 | west |");
        assertThat(Transcripts.texts(transcript, "Slave_SQL_Running: (\\w+)$"))
                .containsExactly("Yes", "Yes", "No", "No", "Yes");
        assertThat(Transcripts.numbers(transcript, "Last_SQL_Errno: (\\d+)$"))
                .containsExactly(0L, 0L, 1062L, 1062L, 0L);
        assertThat(Transcripts.numbers(transcript, "Master_Log_Pos: (\\d+)$"))
                .as("both logs hold all that both have made, so both stand at the same position (spec 4.2)")
                .startsWith(1975L, 1975L, 1975L, 1975L);
    }
}

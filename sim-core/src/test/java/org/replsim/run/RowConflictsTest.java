package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.RowEffect;
import org.replsim.cluster.Cluster;
import org.replsim.rows.Drift;
import org.replsim.rows.Meetings;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;
import org.replsim.workload.HotRows;

/** High-volume writers that meet each other's rows: spec 1.7 (rules 1 to 4), 4.1 and 4.3, worked by hand. */
class RowConflictsTest {

    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;
    private static final HotRows ONE = new HotRows(1, 0, 1);
    private static final long STATEMENT = 1;

    /** Spec 4.1, the tutorial's example: increment 2, offsets 1 and 2. */
    @Test
    void generatedKeysInterleave() {
        RowScenes scenes = RowScenes.dualMaster();
        scenes.specs.source.set(ServerVariable.AUTO_INCREMENT_INCREMENT, 2);
        scenes.specs.replica.set(ServerVariable.AUTO_INCREMENT_INCREMENT, 2);
        scenes.specs.replica.set(ServerVariable.AUTO_INCREMENT_OFFSET, 2);
        scenes.at("a", "db1", RowEffect.INSERT, 1, null, SECONDS, 2 * SECONDS, 5 * SECONDS)
                .at("pair", "db1", RowEffect.INSERT, 2, null, 6 * SECONDS)
                .at("b", "db2", RowEffect.INSERT, 1, null, 3 * SECONDS, 4 * SECONDS);
        Cluster cluster = end(scenes);
        List<String> expected = List.of("1:db1", "3:db1", "4:db2", "6:db2", "7:db1", "9:db1", "11:db1");
        assertThat(RowScenes.rows(cluster, "db1")).isEqualTo(expected);
        assertThat(RowScenes.rows(cluster, "db2")).isEqualTo(expected);
        assertThat(checksum(cluster, "db1")).isEqualTo(checksum(cluster, "db2"));
    }

    /** Without these settings both generate 1: both SQL threads stop with 1062, IO Yes, Seconds_Behind_Master NULL (4.3). */
    @Test
    void theSameGeneratedKeyStopsBothAndSkippingOnBothLeavesThemDifferent() {
        RowScenes scenes = RowScenes.dualMaster()
                .at("a", "db1", RowEffect.INSERT, 1, null, SECONDS, 4 * SECONDS)
                .at("b", "db2", RowEffect.INSERT, 1, null, SECONDS + MILLIS);
        Cluster cluster = scenes.begin();
        cluster.simulation().run(2 * SECONDS);
        for (String server : List.of("db1", "db2")) {
            Replica replica = cluster.replica(server);
            assertThat(replica.applier().lastSqlErrno()).isEqualTo(1062);
            assertThat(replica.applier().running()).isFalse();
            assertThat(replica.ioThread().state().running(replica.server().profile()))
                    .isEqualTo("Yes");
            assertThat(replica.secondsBehindMaster()).isEqualTo(-1);
            assertThat(meetings(cluster, server).duplicateKeys()).isEqualTo(1);
            replica.applier().skip(1);
            replica.startSqlThread();
        }
        cluster.simulation().run(10 * SECONDS);
        // The third row, key 2, has arrived; of key 1 each keeps its own.
        assertThat(RowScenes.rows(cluster, "db1")).containsExactly("1:db1", "2:db1");
        assertThat(RowScenes.rows(cluster, "db2")).containsExactly("1:db2", "2:db1");
        assertThat(RowScenes.drift(cluster, "db1", "db2")).isEqualTo(new Drift(1, 0, 0));
        assertThat(cluster.replica("db1").secondsBehindMaster()).isZero();
        assertThat(cluster.replica("db2").secondsBehindMaster()).isZero();
    }

    /** The text names table, key, handler error and position, as the server's does. */
    @Test
    void theErrorNamesTableKeyAndPosition() {
        Cluster cluster = end(RowScenes.dualMaster()
                .at("a", "db1", RowEffect.INSERT, 1, null, SECONDS)
                .at("b", "db2", RowEffect.INSERT, 1, null, SECONDS));
        long end = cluster.source("db1").binlog().files().currentPosition() - 31;
        assertThat(cluster.replica("db2").applier().lastSqlError())
                .isEqualTo(
                        "Could not execute Write_rows_v1 event on table app.t; Duplicate entry '1' for key 'PRIMARY',"
                                + " Error_code: 1062; handler error HA_ERR_FOUND_DUPP_KEY; the event's master log"
                                + " mysql-bin.000001, end_log_pos " + end);
    }

    /** Spec 4.3: each side applies the other's last value, no error; the nodes end swapped. */
    @ParameterizedTest(name = "{0} workers")
    @ValueSource(ints = {0, 4})
    void crossingUpdatesSwapTheValues(int workers) {
        RowScenes scenes = RowScenes.dualMaster()
                .at("a", "db1", RowEffect.UPDATE, 1, ONE, SECONDS)
                .at("b", "db2", RowEffect.UPDATE, 1, ONE, SECONDS + MILLIS);
        scenes.specs.source.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        scenes.specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        Cluster cluster = end(scenes);
        assertThat(RowScenes.rows(cluster, "db1")).containsExactly("1:db2");
        assertThat(RowScenes.rows(cluster, "db2")).containsExactly("1:db1");
        for (String server : List.of("db1", "db2")) {
            assertThat(cluster.replica(server).applier().lastSqlErrno()).isZero();
            assertThat(meetings(cluster, server).overwrites()).isEqualTo(1);
        }
        assertThat(checksum(cluster, "db1")).isNotEqualTo(checksum(cluster, "db2"));
    }

    /** The later of two updates that knows of the earlier one wins everywhere. */
    @Test
    void updatesOneAfterTheOtherDoNotCross() {
        Cluster cluster = end(RowScenes.dualMaster()
                .at("a", "db1", RowEffect.UPDATE, 1, ONE, SECONDS)
                .at("b", "db2", RowEffect.UPDATE, 1, ONE, SECONDS + 6 * MILLIS));
        assertThat(RowScenes.rows(cluster, "db1")).containsExactly("1:db2");
        assertThat(RowScenes.rows(cluster, "db2")).containsExactly("1:db2");
        assertThat(meetings(cluster, "db1").overwrites()).isZero();
        assertThat(meetings(cluster, "db2").overwrites()).isZero();
    }

    /** Somebody deletes a row on the replica: its source's update of it finds none (1.7 rule 4, 4.3). */
    @ParameterizedTest(name = "{0}, format {1}, {2} workers")
    @CsvSource({"0,2,0", "0,2,4", "1,2,0", "1,2,4", "0,1,0", "0,1,4"})
    void anUpdateOfAMissingRow(int idempotent, int format, int workers) {
        RowScenes scenes = RowScenes.replica()
                .at("updates", "db1", RowEffect.UPDATE, 1, ONE, 2 * SECONDS, 3 * SECONDS)
                .at("deletes", "db2", RowEffect.DELETE, 1, ONE, SECONDS);
        scenes.specs.source.set(ServerVariable.BINLOG_FORMAT, format);
        scenes.specs
                .replica
                .set(ServerVariable.SLAVE_EXEC_MODE, idempotent)
                .set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        Cluster cluster = end(scenes);
        boolean stops = idempotent == 0 && format != STATEMENT;
        boolean ignores = idempotent == 1 && format != STATEMENT;
        assertThat(cluster.replica("db2").applier().lastSqlErrno()).isEqualTo(stops ? 1032 : 0);
        assertThat(cluster.replica("db2").applier().appliedRows()).isEqualTo(stops ? 0 : 2);
        assertThat(meetings(cluster, "db2").keysNotFound()).isEqualTo(stops ? 1 : ignores ? 2 : 0);
        assertThat(meetings(cluster, "db2").rowsIgnored()).isEqualTo(ignores ? 2 : 0);
        assertThat(RowScenes.drift(cluster, "db1", "db2")).isEqualTo(new Drift(0, 1, 0));
    }

    /** An update of a row that is not there changes nothing, is no error for the client, and is not logged. */
    @Test
    void theSourceItselfUpdatesNothingThatIsNotThere() {
        Cluster cluster = end(RowScenes.replica()
                .at("deletes", "db1", RowEffect.DELETE, 1, ONE, SECONDS)
                .at("updates", "db1", RowEffect.UPDATE, 1, ONE, 2 * SECONDS));
        assertThat(cluster.source("db1").binlog().written()).isEqualTo(1);
        assertThat(cluster.replica("db2").applier().lastSqlErrno()).isZero();
        assertThat(RowScenes.rows(cluster, "db2")).isEmpty();
    }

    /** A key that is taken is refused to the client of the source itself; the first insert only is logged. */
    @Test
    void theSourceItselfRefusesAKeyThatIsTaken() {
        Cluster cluster = end(RowScenes.replica().at("inserts", "db1", RowEffect.INSERT, 1, ONE, SECONDS, 2 * SECONDS));
        assertThat(meetings(cluster, "db1").refusedInserts()).isEqualTo(1);
        assertThat(cluster.source("db1").binlog().written()).isEqualTo(1);
        assertThat(RowScenes.rows(cluster, "db2")).containsExactly("1:db1");
    }

    /**
     * The replica has key 2, the source inserts 1, 2 and 3 at once. STRICT: none of the three (rule 1). IDEMPOTENT: all, the
     * old row overwritten (rule 4). slave_skip_errors: of a row event what came before the error stays; of a statement,
     * nothing (rule 2).
     */
    @ParameterizedTest(name = "idempotent {0}, skip {1}, format {2}: {3}")
    @CsvSource({
        "0, OFF,  2, 2:db2",
        "1, OFF,  2, 1:db1 2:db1 3:db1",
        "0, 1062, 2, 1:db1 2:db2",
        "0, all,  1, 2:db2",
        "1, OFF,  1, 2:db2"
    })
    void aRowThatIsThereAlready(int idempotent, String skip, int format, String rows) {
        RowScenes scenes = RowScenes.replica()
                .at("a", "db1", RowEffect.INSERT, 3, null, 2 * SECONDS)
                .at("b", "db2", RowEffect.INSERT, 1, null, SECONDS);
        scenes.specs.source.set(ServerVariable.BINLOG_FORMAT, format);
        scenes.specs
                .replica
                .set(ServerVariable.AUTO_INCREMENT_INCREMENT, 2)
                .set(ServerVariable.AUTO_INCREMENT_OFFSET, 2)
                .set(ServerVariable.SLAVE_EXEC_MODE, idempotent)
                .set(ServerVariable.SLAVE_SKIP_ERRORS, skip);
        Cluster cluster = end(scenes);
        assertThat(RowScenes.rows(cluster, "db2")).isEqualTo(List.of(rows.split(" ")));
        boolean stops = skip.equals("OFF") && (idempotent == 0 || format == STATEMENT);
        Replica replica = cluster.replica("db2");
        assertThat(replica.applier().lastSqlErrno()).isEqualTo(stops ? 1062 : 0);
        assertThat(replica.applier().groups().skippedErrors()).isEqualTo(skip.equals("OFF") ? 0 : 1);
        assertThat(meetings(cluster, "db2").duplicateKeys()).isEqualTo(1);
    }

    private static Cluster end(RowScenes scenes) {
        Cluster cluster = scenes.begin();
        cluster.simulation().run(10 * SECONDS);
        return cluster;
    }

    private static Meetings meetings(Cluster cluster, String server) {
        return cluster.node(server).server().rows().meetings();
    }

    private static long checksum(Cluster cluster, String server) {
        return cluster.node(server).server().rows().checksum();
    }
}

package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.conformance.Stage;
import org.replsim.conformance.StageClient;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/** last_committed by MySQL's two rules (spec 1.8), against maps of last writers and by hand. */
class DependencyTrackerTest {

    private static final int WRITESET = 1;

    private static Stage stage(int tracking) {
        Specs specs = Specs.quiet();
        specs.profile = ServerProfile.MYSQL_8_0;
        specs.replicated = false;
        specs.hardware = Specs.committing(Specs.MILLIS);
        specs.source.set(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING, tracking);
        return new Stage(specs);
    }

    /** Two prepare before anything is committed; the third comes while they commit; the fourth when both are through. */
    @Test
    void commitOrderCountsWhatWasCommittedAtPrepare() {
        Stage stage = stage(0);
        stage.client().commitRows(1);
        stage.client().commitRows(2);
        stage.pass(Specs.MILLIS / 2);
        stage.client().commitRows(3);
        stage.pass(10 * Specs.MILLIS);
        stage.client().commitRows(4);
        stage.pass(10 * Specs.MILLIS);
        assertThat(parents(stage, 4)).containsExactly(0, 0, 0, 3);
    }

    /** One client at a time: the last writer of any of the rows, whatever was committed; a new row has none. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void writesetsNameTheLastWriter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Stage stage = stage(WRITESET);
        StageClient client = stage.client();
        Map<Long, Long> lastWriter = new HashMap<>();
        long[] expected = new long[500];
        for (int row = 0; row < expected.length; row++) {
            long[] keys = random.longs(1 + random.nextInt(4), 0, 40).distinct().toArray();
            for (long key : keys) {
                expected[row] = Math.max(expected[row], lastWriter.getOrDefault(key, 0L));
            }
            for (long key : keys) {
                lastWriter.put(key, row + 1L);
            }
            client.commitRows(keys);
            stage.pass(10 * Specs.MILLIS);
        }
        assertThat(parents(stage, expected.length)).containsExactly(expected);
    }

    /** The history holds 25,000 rows. What would pass that empties it, and depends itself on what it finds. */
    @Test
    void theHistoryIsBounded() {
        Stage stage = stage(WRITESET);
        StageClient client = stage.client();
        client.commitRows(1);
        stage.pass(10 * Specs.MILLIS);
        for (long[] keys : new long[][] {rows(24_999), rows(1), {5}, {1}}) {
            client.commitRows(keys);
            stage.pass(10 * Specs.MILLIS);
        }
        assertThat(parents(stage, 5)).containsExactly(0, 0, 0, 3, 3);
    }

    private static long[] rows(int count) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = 1_000_000_000L * count + i;
        }
        return keys;
    }

    private static long[] parents(Stage stage, int rows) {
        assertThat(stage.source().binlog().written()).isEqualTo(rows);
        long[] parents = new long[rows];
        for (int row = 0; row < rows; row++) {
            parents[row] = stage.source().binlog().parent(row);
        }
        return parents;
    }
}

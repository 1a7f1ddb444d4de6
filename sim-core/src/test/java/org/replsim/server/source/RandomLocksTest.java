package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.conformance.Stage;
import org.replsim.conformance.StageClient;
import org.replsim.engine.random.Distribution;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** Row locks under random programs: whatever the sessions want, the promises of locks hold. */
class RandomLocksTest {

    private static final long EXECUTE = Specs.MILLIS;
    private static final long COMMIT = 100 * Specs.MICROS;

    /** A transaction that was committed: its rows and the instant its client was told. */
    private record Committed(long[] rows, long answeredNanos) {}

    private final List<Committed> committed = new ArrayList<>();
    private final List<StageClient> clients = new ArrayList<>();
    private final List<long[]> rowsOf = new ArrayList<>();
    private int victims;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noRowHasTwoOwnersAndNobodyWaitsForEver(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 3 + random.nextInt(30);
        Stage stage = stage();
        for (int i = 0; i < 30; i++) {
            clients.add(stage.client());
            rowsOf.add(new long[0]);
        }
        for (int step = 0; step < 1_500; step++) {
            stage.pass(random.nextLong(300_000));
            int who = random.nextInt(clients.size());
            if (!clients.get(who).session().busy()) {
                collect(who);
                rowsOf.set(who, random.longs(1 + random.nextInt(5), 0, rows).toArray());
                clients.get(who).commitRows(rowsOf.get(who));
            }
        }
        // With cycles broken at once, all that were begun end, without any time-out.
        stage.pass(40 * Specs.SECONDS);
        for (int who = 0; who < clients.size(); who++) {
            assertThat(clients.get(who).session().busy())
                    .as("client %d of seed %d", who, seed)
                    .isFalse();
            collect(who);
        }
        assertThat(committed).as("seed %d", seed).hasSizeGreaterThan(300);
        assertThat(victims).as("seed %d", seed).isPositive();
        assertExclusion();
    }

    private void collect(int who) {
        StageClient client = clients.get(who);
        if (client.answers() > 0) {
            assertThat(client.errno()).isIn(0, Session.ER_LOCK_DEADLOCK);
            if (client.errno() == 0) {
                committed.add(new Committed(rowsOf.get(who), client.answeredNanos()));
            } else {
                victims++;
            }
        }
    }

    /** The second of two with a row in common gets it when the first has committed, then executes and commits itself. */
    private void assertExclusion() {
        committed.sort((one, other) -> Long.compare(one.answeredNanos(), other.answeredNanos()));
        for (int i = 0; i < committed.size(); i++) {
            Committed later = committed.get(i);
            for (int j = i - 1; j >= 0; j--) {
                Committed earlier = committed.get(j);
                long apart = later.answeredNanos() - earlier.answeredNanos();
                if (apart >= EXECUTE + COMMIT) {
                    break;
                }
                assertThat(Arrays.stream(later.rows()).noneMatch(row -> contains(earlier.rows(), row)))
                        .as(
                                "%s and %s, %d ns apart",
                                Arrays.toString(later.rows()), Arrays.toString(earlier.rows()), apart)
                        .isTrue();
            }
        }
    }

    private static boolean contains(long[] rows, long row) {
        return Arrays.stream(rows).anyMatch(each -> each == row);
    }

    private static Stage stage() {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.hardware = new Hardware(
                new Distribution.Constant(EXECUTE),
                0,
                0,
                0,
                0,
                0,
                0,
                COMMIT,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        return new Stage(specs);
    }
}

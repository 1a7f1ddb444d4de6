package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StartThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/**
 * A full relay log while semi-sync waits, as it was measured: the SQL thread is stopped, four clients write over 2 ms, the
 * limit is many files. What is not queued is not acknowledged.
 */
class SpaceWaitTest {

    private final Specs specs = new Specs();

    private Story filling(String waitPoint, long timeoutMillis) {
        specs.semiSync(waitPoint);
        specs.clients = 4;
        specs.rtt = 2 * MILLIS;
        specs.sqlThread = false;
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, timeoutMillis);
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, 200_000);
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 20_000);
        specs.at(8 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        return new World(specs).run(12 * SECONDS).story;
    }

    private static long waitBegan(Story story) {
        return story.ioThread.stream()
                .filter(change ->
                        change.text().equals(IoThreadState.WAITING_FOR_SPACE.text(ServerProfile.MARIADB_10_11)))
                .findFirst()
                .orElseThrow()
                .atNanos();
    }

    /** Measured at 2 s: OFF after 2.003, 2.004, 2.008 s. The first unanswered commit lies within a round trip of the wait. */
    @ParameterizedTest
    @CsvSource({"AFTER_SYNC, 2000", "AFTER_COMMIT, 2000", "AFTER_SYNC, 300"})
    void semiSyncIsOffOneTimeOutAfterTheWaitBegan(String waitPoint, long timeoutMillis) {
        Story story = filling(waitPoint, timeoutMillis);
        Story.Change off = story.semiSync.get(1);
        assertThat(off.text()).isEqualTo("OFF");
        assertThat(off.atNanos() - waitBegan(story) - timeoutMillis * MILLIS).isBetween(-specs.rtt, specs.rtt);
    }

    /** With a long time-out the source stands still until the SQL thread frees a file; none is told, none is lost. */
    @ParameterizedTest
    @CsvSource({"AFTER_SYNC", "AFTER_COMMIT"})
    void withALongTimeOutTheSourceStandsStill(String waitPoint) {
        Story story = filling(waitPoint, 60_000);
        long began = waitBegan(story);
        assertThat(began).isLessThan(3 * SECONDS);
        assertThat(story.told.stream()
                        .filter(event -> event.atNanos() > began + specs.rtt && event.atNanos() < 8 * SECONDS))
                .isEmpty();
        assertThat(Story.lines(story.semiSync)).containsExactly("0.000 ON");
        assertThat(story.told.get(story.told.size() - 1).atNanos()).isGreaterThan(11_900 * MILLIS);
    }
}

package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.fault.ClockStep;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;

/** MASTER_DELAY counts from the time that stands in the event (spec 1.9), whatever happens to the source's clock later. */
class DelayAndClockTest {

    private static Specs specs(String profile) {
        Specs specs = Specs.quiet();
        specs.profile = ServerProfile.named(profile).orElseThrow();
        specs.rtt = 0;
        specs.sqlThread = false;
        specs.replicaHardware = Specs.applying(MILLIS);
        return specs;
    }

    private static long appliedAt(Specs specs, long startNanos) {
        World world = new World(specs).commitAt(100 * SECONDS, 300);
        world.replica().applier().delay(60);
        world.at(startNanos, () -> world.replica().startSqlThread());
        world.run(1_000 * SECONDS);
        return world.story.applied.get(0).atNanos();
    }

    /** Committed at 100 s, the clock set at 150 s, looked at at 170 s: 60 s after the commit have long passed. */
    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.11", "mysql-5.7", "mysql-8.0", "mysql-8.4"})
    void whatWasCommittedBeforeTheStepKeepsItsTime(String profile) {
        Specs specs = specs(profile).at(150 * SECONDS, new ClockStep("a", 200 * SECONDS));
        assertThat(appliedAt(specs, 170 * SECONDS)).isBetween(170 * SECONDS, 171 * SECONDS);
    }

    /** Set 200 s forward at 50 s, after the replica connected: what is committed at 100 s says 300 s, and waits until 360. */
    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.11", "mysql-5.7", "mysql-8.0", "mysql-8.4"})
    void whatIsCommittedAfterTheStepWaitsForIt(String profile) {
        Specs specs = specs(profile).at(50 * SECONDS, new ClockStep("a", 200 * SECONDS));
        assertThat(appliedAt(specs, 90 * SECONDS)).isBetween(359 * SECONDS, 362 * SECONDS);
    }
}

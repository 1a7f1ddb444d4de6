package org.replsim.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.replsim.probe.Fate;
import org.replsim.run.LossRecord;
import org.replsim.run.StandingRecord;

/** Worked by hand: 1 to 6 were written, 1 to 4 acknowledged, 1, 2, 3 and 5 received. */
class FatesTest {

    private static final Map<Long, Long> TOLD = Map.of(1L, 10L, 2L, 20L, 3L, 30L, 4L, 40L);

    private static final Fates FATES = Fates.of(Set.of(1L, 2L, 3L, 4L, 5L, 6L), TOLD, Set.of(1L, 2L, 3L, 5L));

    @Test
    void eachTransactionHasOneFate() {
        LossRecord loss = FATES.record(new CrashSeen("db1", 100, List.of(6L)), "db2", List.of());
        assertThat(loss.written()).isEqualTo(6);
        assertThat(loss.lostAcknowledged()).as("4").isEqualTo(1);
        assertThat(loss.lostNanos()).as("acknowledged at 40, crash at 100").isEqualTo(60);
        assertThat(loss.ghosts()).as("5").isEqualTo(1);
        assertThat(loss.errant()).as("4 and 6").isEqualTo(2);
        assertThat(loss.count(Fate.KEPT)).isEqualTo(3);
        assertThat(loss.count(Fate.ERRANT)).as("6").isEqualTo(1);
        assertThat(loss.tallies().stream()
                        .mapToLong(tally -> tally.transactions())
                        .sum())
                .isEqualTo(6);
    }

    @Test
    void anotherReplicaHasHolesAndExtras() {
        StandingRecord other = FATES.standing("db3", Set.of(1L, 2L, 6L));
        assertThat(other).isEqualTo(new StandingRecord("db3", 2, 2, 0, 0, 1, 1));
    }

    @Test
    void whatTheCrashedServerLostWasWrittenAllTheSame() {
        Fates fates = Fates.of(Set.of(1L), Map.of(1L, 1L, 2L, 2L), Set.of(1L, 3L));
        assertThat(fates.written()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }
}

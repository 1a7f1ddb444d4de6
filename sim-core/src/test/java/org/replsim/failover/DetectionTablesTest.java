package org.replsim.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The managers' decisions as tables, against spec 5.2. */
class DetectionTablesTest {

    /** A replica: {@code -} does not answer, otherwise Slave_IO_Running/Slave_SQL_Running. */
    @ParameterizedTest(name = "primary answers {0}, replicas {1}: {2}")
    @CsvSource({
        "true,  Yes/Yes Yes/Yes,              NO_PROBLEM",
        "true,  Connecting/Yes Connecting/Yes, NO_PROBLEM",
        "false, Yes/Yes Yes/Yes,              UNREACHABLE_MASTER",
        "false, Connecting/Yes Yes/Yes,       UNREACHABLE_MASTER",
        "false, Connecting/Yes -,             UNREACHABLE_MASTER",
        "false, Connecting/Yes Connecting/Yes, DEAD_MASTER",
        "false, No/Yes Connecting/Yes,        DEAD_MASTER",
        "false, Preparing/Yes No/No,          DEAD_MASTER",
        "false, - -,                          DEAD_MASTER_AND_REPLICAS"
    })
    void orchestratorFailsOverOnlyWhenNoReplicaReplicates(boolean answers, String replicas, Analysis expected) {
        List<Seen> seen =
                Stream.of(replicas.split(" ")).map(DetectionTablesTest::seen).toList();
        assertThat(Analysis.of(answers, seen)).isEqualTo(expected);
    }

    /** {@code .} an answer, {@code x} none; four failures in a row, the first ping and three connects. */
    @ParameterizedTest(name = "{0}, secondary reaches it {1}: dead {2} after {3} failures")
    @CsvSource({
        ".,      false, false, 0",
        "x,      false, false, 1",
        "xxx,    false, false, 3",
        "xxxx,   false, true,  4",
        "xxx.xxx, false, false, 3",
        "xxxx,   true,  false, 0",
        "xxxxx,  true,  false, 1"
    })
    void mhaCountsFailuresInARow(String tries, boolean secondary, boolean dead, int failures) {
        PingState state = PingState.ALIVE;
        for (char each : tries.toCharArray()) {
            state = state.after(each == '.', 4, secondary);
        }
        assertThat(state).isEqualTo(new PingState(failures, dead));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // db2 has received most, db3 has applied most, db4 stands in another file; its name decides first.
        "MOST_RECEIVED, db4",
        "MOST_APPLIED,  db3",
        "FIXED,         db2"
    })
    void theRuleChooses(PromotionRule rule, String expected) {
        List<Candidate> candidates = List.of(
                new Candidate("db2", at("bin.000001", 900, "bin.000001", 100), ""),
                new Candidate("db3", at("bin.000001", 500, "bin.000001", 500), ""),
                new Candidate("db4", at("bin.000002", 4, "bin.000001", 400), ""));
        assertThat(Choice.of(rule, candidates).name()).isEqualTo(expected);
    }

    @Test
    void ofEqualsTheFirstIsTakenAndWhoMayNotIsPassedOver() {
        Seen same = at("bin.000001", 900, "bin.000001", 900);
        List<Candidate> candidates = List.of(
                new Candidate("db2", at("bin.000001", 999, "bin.000001", 999), "has no binary log"),
                new Candidate("db3", same, ""),
                new Candidate("db4", same, ""));
        assertThat(Choice.of(PromotionRule.MOST_RECEIVED, candidates).name()).isEqualTo("db3");
        assertThat(Choice.of(PromotionRule.FIXED, candidates))
                .isEqualTo(new Choice("", "nobody: db2 has no binary log"));
        assertThat(Choice.of(PromotionRule.MOST_APPLIED, candidates.subList(0, 1))
                        .name())
                .isEmpty();
    }

    /** A file more counts as more than any limit: MHA refuses a SQL thread that is behind by another file. */
    @Test
    void unappliedBytesEndAtTheFile() {
        assertThat(at("bin.000001", 900, "bin.000001", 100).unappliedBytes()).isEqualTo(800);
        assertThat(at("bin.000002", 4, "bin.000001", 100).unappliedBytes()).isEqualTo(Long.MAX_VALUE);
    }

    private static Seen seen(String text) {
        if (text.equals("-")) {
            return Seen.NOTHING;
        }
        String[] threads = text.split("/");
        return new Seen(true, true, threads[0], threads[1], "", Position.NONE, Position.NONE, -1, 0);
    }

    private static Seen at(String readFile, long read, String executedFile, long executed) {
        return new Seen(
                true,
                true,
                "Connecting",
                "Yes",
                "",
                new Position(readFile, read),
                new Position(executedFile, executed),
                -1,
                0);
    }
}

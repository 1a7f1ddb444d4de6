package org.replsim.scenario.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.run.RunSpec;
import org.replsim.scenario.ScenarioReader;

/**
 * Random topologies, settings and faults, under the eyes of a {@link Checker}. {@code -Dreplsim.seeds=1000} looks at more of
 * them, {@code -Dreplsim.seed=17} at one. A scenario that fails is written to {@code scenarios/regressions}.
 */
class RandomScenarioTest {

    private static final int SEEDS = Integer.getInteger("replsim.seeds", 60);

    @Test
    void whatAnAckPromisesHoldsButForNamedReasons() {
        Tally sum = new Tally();
        List<String> failures = new ArrayList<>();
        Long one = Long.getLong("replsim.seed");
        for (long seed = one == null ? 1 : one; seed <= (one == null ? SEEDS : one); seed++) {
            String text = RandomScenario.of(seed);
            if (one != null) {
                System.out.println(text);
            }
            try {
                sum.add(Checker.check(spec("seed-" + seed + ".yaml", text)));
            } catch (AssertionError | RuntimeException failure) {
                if (one != null) {
                    failure.printStackTrace(System.out);
                }
                failures.add("seed " + seed + ": " + failure + "; kept as " + keep(seed, text, failure));
            }
        }
        System.out.println(sum);
        assertThat(failures).isEmpty();
        if (one == null && SEEDS >= 60) {
            assertThat(sum.met()).as("over %d seeds, %s", SEEDS, sum).containsExactly(Excuse.values());
            assertThat(sum.takeovers).isGreaterThan(0);
            assertThat(sum.promises).isGreaterThan(0);
            assertThat(sum.agreements).isGreaterThan(0);
            assertThat(sum.caughtUp).isGreaterThan(0);
        }
    }

    static RunSpec spec(String file, String text) {
        return ScenarioReader.read(file, text, Path.of("")).variants().get(0).spec();
    }

    private static Path keep(long seed, String text, Throwable failure) {
        Path file = RegressionFiles.FOLDER.resolve("seed-" + seed + ".yaml");
        try {
            Files.createDirectories(RegressionFiles.FOLDER);
            Files.writeString(
                    file,
                    "# yaml-language-server: $schema=../scenario.schema.json\n# "
                            + String.valueOf(failure.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("") + "\n" + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}

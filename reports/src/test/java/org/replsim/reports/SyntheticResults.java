package org.replsim.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** Made-up results of whole scenarios. */
public final class SyntheticResults {

    private SyntheticResults() {}

    /** Variants in a result. */
    public static ScenarioResult of(String name, String title, SyntheticRun... runs) {
        List<VariantResult> variants =
                Arrays.stream(runs).map(SyntheticRun::build).toList();
        return new ScenarioResult(
                "0.1.0",
                name + ".yaml",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                name,
                title,
                "",
                42,
                "00112233445566ff",
                variants,
                List.of(),
                List.of());
    }

    /** The same with expectations and assumptions. */
    public static ScenarioResult with(
            ScenarioResult bare, List<ExpectationResult> expectations, List<Assumption> assumptions) {
        return new ScenarioResult(
                bare.version(),
                bare.file(),
                bare.hash(),
                bare.name(),
                bare.title(),
                bare.about(),
                bare.seed(),
                bare.digest(),
                bare.variants(),
                expectations,
                assumptions);
    }

    /** Async against semi-sync with a crash at 40 s. */
    public static ScenarioResult asyncAndSemiSync() {
        return of(
                "async-vs-semi-sync",
                "What does semi-sync cost over a 10 ms link, and what does it save?",
                SyntheticRun.named("async")
                        .load(5120, 8.1)
                        .atRisk(37)
                        .replica("db2", 10, 0.01, 45, 60)
                        .crash(40, 37),
                SyntheticRun.named("semi-sync")
                        .load(2960, 18.5)
                        .atRisk(0)
                        .semiSync()
                        .replica("db2", 10, 0.005, 45, 60)
                        .crash(40, 0));
    }

    /** One variant whose semi-sync falls back and whose relay log fills. */
    public static ScenarioResult one() {
        return of(
                "relay-log-full",
                "What happens to commits when the relay log of the replica is full?",
                SyntheticRun.named("base")
                        .relayLimit(64 << 20)
                        .semiSync(25, 48)
                        .atRisk(2000)
                        .fault(5, "stop SQL thread of db2")
                        .fault(48, "start SQL thread of db2")
                        .replica("db2", 5, 0.9, 5, 48));
    }

    /** Ten variants with many faults, two replicas, two hours. */
    public static ScenarioResult ten() {
        List<SyntheticRun> runs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double off = 900 + 300 * i;
            SyntheticRun run = SyntheticRun.named(
                            (i % 2 == 0 ? "AFTER_SYNC, rtt " : "AFTER_COMMIT, rtt ") + (1 + 5 * i) + " ms")
                    .lasting(7200, 1)
                    .load(6000.0 / (1 + i / 2.0), 3 * (1 + i))
                    .atRisk(4 * i)
                    .replica("db2", 3600, 0.05 * i, 3000, 3300)
                    .replica("db3", 1800, 0.02 * i, 6000, 6600);
            if (i > 2) {
                run.semiSync(off, off + 500, off + 900, off + 1000 + 200 * i);
            }
            for (int k = 0; k < 14; k++) {
                run.fault(800 + 420 * k, (k % 2 == 0 ? "cut db1-db2 (silent)" : "restore db1-db2"));
            }
            runs.add(run.crash(7000, 13L * i));
        }
        return of("many", "How do ten variants compare over two hours?", runs.toArray(SyntheticRun[]::new));
    }
}

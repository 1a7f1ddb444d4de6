package org.replsim.reports;

import java.util.List;
import org.replsim.procedure.Step;
import org.replsim.run.LossRecord.Reference;
import org.replsim.run.StandingRecord;
import org.replsim.scenario.result.ScenarioResult;

/** Made-up failovers of db1, which dies at 20 s, and of a replica that is built meanwhile. */
public final class SyntheticCourses {

    private static final long SECOND = 1_000_000_000L;

    private SyntheticCourses() {}

    /** A manager that pings, one that asks the replicas as well and needs two attempts, and a build. */
    public static ScenarioResult several() {
        return SyntheticResults.of(
                "failover",
                "How long is nobody writing, under each manager?",
                SyntheticRun.named("pings")
                        .fault(20, "crash db1")
                        .loss(SyntheticLoss.of(
                                20 * SECOND,
                                Reference.PROMOTED,
                                12_600_000_000L,
                                new long[] {99_950, 40, 3, 2, 1, 2, 1},
                                List.of(
                                        new StandingRecord("db3", 99_950, 5, 3_075, 0, 2, 42),
                                        new StandingRecord("db1", 99_955, 0, 0, 0, 43, 1))))
                        .course(
                                "mha",
                                step(1, "detect", "db1", 20.8, 29.9, "4 failures in a row"),
                                step(1, "decide", "", 29.9, 30.4, "db2: most received, may be promoted"),
                                step(1, "salvage", "db1", 30.4, 31.3, "host is gone, nothing saved"),
                                step(1, "drain", "db2", 31.3, 31.9, "1,204 transactions applied"),
                                step(1, "promote", "db2", 31.9, 32.1, "read_only off"),
                                step(1, "repoint", "db3", 32.1, 32.4, "CHANGE MASTER to db2, by host only"),
                                step(1, "reroute", "", 32.1, 32.6, "address moved")),
                SyntheticRun.named("asks the replicas")
                        .fault(20, "crash db1")
                        .crash(20, 40)
                        .course(
                                "orchestrator",
                                step(1, "detect", "db1", 21, 38, "replicas still say Connecting"),
                                step(1, "decide", "", 38, 39, "db2 is too far behind, nobody is promoted"),
                                step(2, "detect", "db1", 40, 44, "all replicas have lost it"),
                                step(2, "decide", "", 44, 45, "db3"),
                                step(2, "drain", "db3", 45, 52, "relay log of 48 MiB"),
                                step(2, "promote", "db3", 52, 52.2, ""))
                        .course(
                                "build db4",
                                step(1, "lock", "db2", 12, 13.5, "FLUSH TABLES WITH READ LOCK"),
                                step(1, "dump", "db2", 13.5, 31, "8 GiB"),
                                step(1, "restore", "db4", 31, -1, "")));
    }

    private static Step step(int attempt, String phase, String where, double from, double to, String outcome) {
        return new Step(
                attempt, phase, where, Math.round(from * SECOND), to < 0 ? -1 : Math.round(to * SECOND), outcome);
    }
}

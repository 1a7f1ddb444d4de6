package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Admin;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StopThreads;
import org.replsim.procedure.Course;
import org.replsim.procedure.Procedure;
import org.replsim.procedure.Step;

/** Which server is the reference, from what procedures say they did: a procedure here does nothing but say so. */
class LossesTest {

    private record Says(String name, List<Step> steps) implements Procedure {
        @Override
        public Course begin(Admin admin, long seed) {
            return () -> steps;
        }
    }

    private static RunRecord run(Specs specs, Step... steps) {
        specs.clients = 4;
        specs.duration = 600 * MILLIS;
        specs.warmup = 100 * MILLIS;
        return Run.execute(specs.spec().withProcedures(List.of(new Says("manager", List.of(steps)))));
    }

    @Test
    void thePromotedServerIsTheReference() {
        Specs specs = new Specs();
        specs.at(300 * MILLIS, new CrashProcess("db1"));
        RunRecord record = run(
                specs,
                new Step(1, "detect", "db1", 300 * MILLIS, 400 * MILLIS, ""),
                new Step(1, "promote", "db2", 400 * MILLIS, 450 * MILLIS, ""));
        LossRecord loss = record.losses().get(0);

        assertThat(record.losses()).hasSize(1);
        assertThat(loss.promoted()).isEqualTo("db2");
        assertThat(loss.reference()).isEqualTo(LossRecord.Reference.PROMOTED);
        assertThat(loss.rtoNanos()).as("nobody writes to it").isEqualTo(-1);
        assertThat(record.courses()).hasSize(1);
    }

    @Test
    void aPromotionThatHasNotEndedCountsForNothing() {
        Specs specs = new Specs();
        specs.at(300 * MILLIS, new CrashProcess("db1"));
        RunRecord record = run(specs, new Step(1, "promote", "db2", 400 * MILLIS, Step.UNDER_WAY, ""));

        assertThat(record.losses().get(0).reference()).isEqualTo(LossRecord.Reference.MOST_RECEIVED);
    }

    /** db1 is taken for dead at 300 ms, as nothing comes from it; it has not died, and goes on: all of that is lost. */
    @Test
    void aPrimaryThatWasReplacedAndGoesOnHasARecord() {
        Specs specs = new Specs();
        specs.at(300 * MILLIS, new Cut("db1", "db2", CutKind.SILENT));
        specs.at(350 * MILLIS, new StopThreads("db2", ReplicaThread.IO));
        RunRecord record = run(
                specs,
                new Step(1, "detect", "db1", 300 * MILLIS, 400 * MILLIS, ""),
                new Step(1, "promote", "db2", 400 * MILLIS, 450 * MILLIS, ""),
                new Step(1, "reroute", "db2", 450 * MILLIS, 500 * MILLIS, ""));
        LossRecord loss = record.losses().get(0);

        assertThat(record.losses()).hasSize(1);
        assertThat(loss.crashed()).isEqualTo("db1");
        assertThat(loss.atNanos()).isEqualTo(300 * MILLIS);
        ReplicaRecord replica = Objects.requireNonNull(record.replicas().get("db2"));
        assertThat(loss.received()).isEqualTo(replica.received());
        assertThat(loss.errant()).isEqualTo(loss.written() - loss.received());
        assertThat(loss.lostAcknowledged()).isGreaterThan(loss.written() / 3);
        assertThat(loss.others().get(0).server()).as("db1 lives").isEqualTo("db1");
        assertThat(loss.rtoNanos()).as("from the cut to the end of reroute").isEqualTo(200 * MILLIS);
    }
}

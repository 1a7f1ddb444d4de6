package org.replsim.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.Story.Event;
import org.replsim.run.TimeSeries;
import org.replsim.server.ServerVariable;

/** The data-loss window at each sample against its definition, spec 5.3: told OK and received by no replica yet. */
class RiskProbeTest {

    @ParameterizedTest
    @ValueSource(strings = {"ASYNC", "AFTER_SYNC", "AFTER_COMMIT"})
    void atRiskIsWhatWasToldAndNotReceived(String mode) {
        RunSpec spec = spec(mode);
        RunRecord record = Run.execute(spec);
        Story story = new Story();
        Run.bare(spec, story);
        double[] at = record.series().seconds();
        double[] transactions = column(record, "at_risk_transactions");
        double[] bytes = column(record, "at_risk_bytes");
        double[] age = column(record, "at_risk_seconds");
        for (int i = 0; i < at.length; i++) {
            long now = Math.round(at[i] * 1e9);
            List<Event> risk = atRisk(story, now);
            assertThat(transactions[i]).as("at %f s", at[i]).isEqualTo(risk.size());
            assertThat(bytes[i] > 0).isEqualTo(!risk.isEmpty());
            double oldest = risk.stream()
                    .mapToLong(e -> now - story.published.get((int) e.row()).atNanos())
                    .max()
                    .orElse(0);
            assertThat(age[i]).isEqualTo(oldest / 1e9, within(1e-12));
        }
        assertThat(Arrays.stream(transactions).max().orElseThrow())
                .as("while the link was held")
                .isGreaterThan(1_000);
        boolean anyBefore = IntStream.range(0, at.length).anyMatch(i -> at[i] < 1.2 && transactions[i] > 0);
        assertThat(anyBefore).as("at risk before the cut").isEqualTo(mode.equals("ASYNC"));
    }

    /** The link is held from 1.2 to 1.7 s; semi-sync is ON until 0.3 s after that. */
    private static RunSpec spec(String mode) {
        Specs specs = new Specs();
        specs.clients = 20;
        specs.think = new Distribution.Exponential(2.0 * MILLIS);
        specs.rtt = 20 * MILLIS;
        specs.duration = 3 * SECONDS;
        specs.sample = 41 * MILLIS;
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 300);
        specs.at(1_200 * MILLIS, new Cut("db1", "db2", CutKind.HOLD));
        specs.at(1_700 * MILLIS, new Restore("db1", "db2"));
        return (mode.equals("ASYNC") ? specs : specs.semiSync(mode)).spec();
    }

    private static List<Event> atRisk(Story story, long now) {
        long received = story.received.stream().filter(e -> e.atNanos() <= now).count();
        return story.told.stream()
                .filter(e -> e.atNanos() <= now && e.row() >= received)
                .toList();
    }

    private static double[] column(RunRecord record, String name) {
        return record.series().find("db1", name).map(TimeSeries.Column::values).orElseThrow();
    }
}

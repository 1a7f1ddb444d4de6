package org.replsim.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.Story.Event;
import org.replsim.run.TimeSeries;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** Why transactions are at risk, at each sample, against what was told of each row (spec 5.3). */
class RiskCausesTest {

    private static Specs specs() {
        Specs specs = new Specs();
        specs.clients = 20;
        specs.think = new Distribution.Exponential(2.0 * MILLIS);
        specs.rtt = 20 * MILLIS;
        specs.duration = 3 * SECONDS;
        specs.sample = 41 * MILLIS;
        return specs;
    }

    /** The link is held from 1.2 to 1.7 s; after 0.3 s semi-sync falls back, and only then is anything at risk. */
    @ParameterizedTest
    @ValueSource(strings = {"AFTER_SYNC", "AFTER_COMMIT", "ASYNC"})
    void whatFellBackIsNotTheAsynchronousPath(String mode) {
        Specs specs = specs();
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 300);
        specs.at(1_200 * MILLIS, new Cut("db1", "db2", CutKind.HOLD));
        specs.at(1_700 * MILLIS, new Restore("db1", "db2"));
        RunRecord record = Run.execute((mode.equals("ASYNC") ? specs : specs.semiSync(mode)).spec());
        double[] all = column(record, "at_risk_transactions");
        double[] off = column(record, "at_risk_semi_sync_off");
        double[] async = column(record, "at_risk_async");
        for (int i = 0; i < all.length; i++) {
            assertThat(async[i] + off[i]).isEqualTo(all[i]);
            assertThat(mode.equals("ASYNC") ? off[i] : async[i])
                    .as("sample %d", i)
                    .isZero();
        }
        assertThat(Arrays.stream(mode.equals("ASYNC") ? async : off).max().orElseThrow())
                .isGreaterThan(1_000);
    }

    /** db2 is near and has no binary log, db3 is far and has one: what only db2 has cannot be saved by promoting db3. */
    @Test
    void whatOnlyAServerWithoutABinaryLogHasIsAtRisk() {
        Specs specs = specs();
        specs.rtt = 2 * MILLIS;
        specs.moreHosts.add(new HostSpec(
                "c", 64, new DiskSpec(specs.fsync, 4, specs.diskBandwidth), specs.hardware, ClockSpec.EXACT));
        ServerVariables logs = new ServerVariables().set(ServerVariable.LOG_BIN, "mysql-bin");
        specs.moreServers.add(new ServerSpec("db3", "c", ServerProfile.MARIADB_10_11, logs));
        specs.moreLinks.add(new LinkSpec("db1", "db3", 80 * MILLIS, null, MILLIS, 1.25e9, 4 << 20));
        specs.moreReplication.add(new ReplicationSpec("db3", "db1", 60 * SECONDS, 100_000, -1, true, true));
        RunSpec spec = specs.spec();
        RunRecord record = Run.execute(spec);
        Story story = new Story();
        Run.bare(spec, story);
        double[] at = record.series().seconds();
        double[] only = column(record, "at_risk_not_eligible");
        for (int i = 0; i < at.length; i++) {
            long now = Math.round(at[i] * 1e9);
            long near = count(story.received, 1, now);
            long far = count(story.received, 2, now);
            assertThat(only[i])
                    .as("at %f s", at[i])
                    .isEqualTo(story.told.stream()
                            .filter(e -> e.atNanos() <= now && e.row() >= far && e.row() < near)
                            .count());
        }
        assertThat(Arrays.stream(only).max().orElseThrow()).isGreaterThan(100);
    }

    /** Neither synced nor flushed at commit, all that was received may go with the power; with both, next to nothing. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsInThePageCacheIsAtRisk(int sync) {
        Specs specs = specs();
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG, sync);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, sync == 0 ? 2 : 1);
        RunSpec spec = specs.spec();
        RunRecord record = Run.execute(spec);
        Story story = new Story();
        Run.bare(spec, story);
        double[] at = record.series().seconds();
        double[] cached = column(record, "at_risk_not_durable");
        for (int i = 0; i < at.length; i++) {
            long now = Math.round(at[i] * 1e9);
            long received = count(story.received, 1, now);
            long both = story.told.stream()
                    .filter(e -> e.atNanos() <= now && e.row() < received)
                    .count();
            if (sync == 0) {
                assertThat(cached[i]).as("at %f s", at[i]).isEqualTo(both);
            } else {
                assertThat(cached[i]).as("at %f s", at[i]).isLessThanOrEqualTo(20);
            }
        }
    }

    private static long count(List<Event> events, int server, long now) {
        return events.stream()
                .filter(e -> e.server() == server && e.atNanos() <= now)
                .count();
    }

    private static double[] column(RunRecord record, String name) {
        return record.series().find("db1", name).map(TimeSeries.Column::values).orElseThrow();
    }
}

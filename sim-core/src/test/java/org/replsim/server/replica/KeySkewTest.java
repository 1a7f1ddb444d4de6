package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StartThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;
import org.replsim.workload.HotRows;

/** The same load with another skew of its keys gives another speed-up, which the hottest row bounds. */
class KeySkewTest {

    private static final long LOAD = 2 * Specs.SECONDS;
    private static final int WORKERS = 8;
    private static final int ROWS = 40;

    /** A second of load from one client, into a relay log; then it is drained without syncs. */
    private static World drained(int workers, double zipf) {
        Specs specs = new Specs();
        specs.hardware = Specs.STEADY;
        specs.replicaHardware = Specs.applying(Specs.MILLIS);
        specs.hot = new HotRows(ROWS, zipf, 1);
        specs.sqlThread = false;
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        specs.at(LOAD / 2, new Cut("db1", "db2", CutKind.HOLD));
        specs.at(LOAD, new StartThreads("db2", ReplicaThread.SQL));
        return new World(specs).run(LOAD + 20 * Specs.SECONDS);
    }

    private static double nanos(World world) {
        var applied = world.story.applied;
        return applied.get(applied.size() - 1).atNanos() - LOAD;
    }

    /** The share of the transactions that change the row that most of them change. */
    private static double hottest(World world) {
        int[] count = new int[ROWS];
        var log = world.source().binlog();
        long base = world.cluster.transactions().of(log.id(0)).key(log.id(0), 0) / (1L << 40) * (1L << 40);
        int max = 0;
        for (Story.Event event : world.story.applied) {
            long id = log.id(event.row());
            int key = (int) (world.cluster.transactions().of(id).key(id, 0) - base);
            max = Math.max(max, ++count[key]);
        }
        return max / (double) world.story.applied.size();
    }

    @Test
    void theHottestRowBoundsTheSpeedUp() {
        double last = WORKERS + 1;
        for (double zipf : new double[] {0, 1, 2, 4}) {
            World parallel = drained(WORKERS, zipf);
            World serial = drained(0, zipf);
            assertThat(parallel.story.applied)
                    .hasSameSizeAs(serial.story.applied)
                    .hasSizeGreaterThan(1_000);
            double speedUp = nanos(serial) / nanos(parallel);
            assertThat(speedUp).as("zipf %f", zipf).isBetween(1.0, Math.min(WORKERS, 1 / hottest(parallel)) + 1e-9);
            assertThat(speedUp).as("zipf %f", zipf).isLessThan(last);
            last = speedUp;
        }
        assertThat(last).isLessThan(1.2);
    }
}

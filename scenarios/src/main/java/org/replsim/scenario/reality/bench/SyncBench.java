package org.replsim.scenario.reality.bench;

import org.HdrHistogram.Histogram;
import org.replsim.engine.Simulation;
import org.replsim.host.Host;
import org.replsim.host.Sync;
import org.replsim.scenario.reality.data.SyncRow;
import org.replsim.scenario.reality.machine.Machine;

/** Repeats threads that sync as fast as they can. */
public final class SyncBench {

    private static final long MEASURED = 1_000_000_000L;
    private static final int DIGITS = 3;

    private SyncBench() {}

    /**
     * What came out.
     *
     * @param meanNanos of a write and its sync
     * @param p99Nanos the 99th percentile of that
     */
    public record Prediction(double meanNanos, double p99Nanos) {}

    /** Predicts a row. */
    public static Prediction predict(SyncRow row, Machine machine) {
        Simulation simulation = new Simulation();
        Host host = new Host(simulation, machine.host("machine"), 1);
        Histogram latency = new Histogram(DIGITS);
        for (int i = 0; i < row.threads(); i++) {
            new Looper(simulation, host, row, latency).next();
        }
        simulation.run(MEASURED);
        return new Prediction(latency.getMean(), latency.getValueAtPercentile(99));
    }

    private static final class Looper {
        private final Simulation simulation;
        private final Host host;
        private final SyncRow row;
        private final Histogram latency;
        private final Sync sync = new Sync(this::synced);
        private long since;

        Looper(Simulation simulation, Host host, SyncRow row, Histogram latency) {
            this.simulation = simulation;
            this.host = host;
            this.row = row;
            this.latency = latency;
        }

        void next() {
            since = simulation.now();
            if (row.appends()) {
                host.disk().append(sync, row.bytes());
            } else {
                host.disk().overwrite(sync, row.bytes());
            }
        }

        private void synced() {
            latency.recordValue(simulation.now() - since);
            next();
        }
    }
}

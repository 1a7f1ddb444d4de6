package org.replsim.host;

import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/** Users who think, then visit two stations one after the other, and think again. */
final class ClosedNetwork {

    private final Simulation simulation = new Simulation();
    private final QuantileTable think;
    private final Draws draws = new Draws(1, "think");
    private final Timer[] thought;
    private final long[] thoughts;
    private final Station first;
    private final Station second;

    private int atFirst;
    private long firstSince;
    private long firstNanos;
    private long cycles;

    /** Cycles per nanosecond, batch by batch. */
    final BatchMeans throughput = new BatchMeans();
    /** The mean number of users at the first station, batch by batch. */
    final BatchMeans usersAtFirst = new BatchMeans();

    ClosedNetwork(
            int users, double thinkNanos, Station.Maker one, double firstMean, Station.Maker two, double secondMean) {
        think = QuantileTable.of(new Distribution.Exponential(thinkNanos));
        first = one.make(simulation, "first", 1, new Distribution.Exponential(firstMean), this::leftFirst);
        second = two.make(simulation, "second", 1, new Distribution.Exponential(secondMean), this::leftSecond);
        thought = new Timer[users];
        thoughts = new long[users];
        for (int i = 0; i < users; i++) {
            int user = i;
            thought[i] = simulation.timer(new SourceName("user", "think", i), () -> enteredFirst(user));
            leftSecond(i);
        }
    }

    /** Runs so many spans of time, after an unrecorded first one. */
    void run(int batches, long batchNanos) {
        simulation.run(batchNanos);
        for (int i = 2; i <= batches + 1; i++) {
            countFirst(0);
            long cyclesBefore = cycles;
            long nanosBefore = firstNanos;
            simulation.run(i * batchNanos);
            countFirst(0);
            throughput.add((double) (cycles - cyclesBefore) / batchNanos);
            usersAtFirst.add((double) (firstNanos - nanosBefore) / batchNanos);
        }
    }

    private void enteredFirst(int user) {
        countFirst(1);
        first.join(user);
    }

    private void leftFirst(int user) {
        countFirst(-1);
        second.join(user);
    }

    private void leftSecond(int user) {
        cycles++;
        thought[user].in(think.nanos(draws.bits(user, thoughts[user]++)));
    }

    private void countFirst(int change) {
        firstNanos += atFirst * (simulation.now() - firstSince);
        firstSince = simulation.now();
        atFirst += change;
    }
}

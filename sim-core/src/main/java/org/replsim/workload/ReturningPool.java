package org.replsim.workload;

import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Draws;
import org.replsim.host.Burst;

/**
 * Transactions that arrive whatever the server does, as in {@link OpenClients}, over connections that come back when they have
 * lost their server. Arrivals go on meanwhile and wait.
 */
final class ReturningPool {

    private static final long NEVER = Long.MAX_VALUE;

    private final Reachable reach;
    private final ArrivalTimes times;
    private final Simulation simulation;
    private final Timer arrival;
    private final Carrier[] free;
    private final Backlog backlog;
    private int freeCount;
    private long number;

    ReturningPool(Reachable reach, WorkloadSpec.Pace.Open spec, Draws draws) {
        this.reach = reach;
        times = ArrivalTimes.of(spec.arrivals(), draws);
        simulation = reach.cluster().simulation();
        arrival = simulation.timer(new SourceName(reach.name(), "arrivals"), this::arrives);
        free = new Carrier[spec.connections()];
        backlog = new Backlog(reach.name());
        for (int i = 0; i < free.length; i++) {
            free[i] = new Carrier(i);
        }
        freeCount = free.length;
        arm();
    }

    private void arm() {
        long next = times.nextAfter(simulation.now());
        if (next != NEVER) {
            arrival.at(next);
        }
    }

    private void arrives() {
        if (freeCount > 0) {
            free[--freeCount].take(number++, simulation.now());
        } else {
            backlog.add(simulation.now());
        }
        arm();
    }

    /** One connection and the transaction it carries. */
    private final class Carrier {
        private final Caller caller;
        private final Burst generating = new Burst(this::generated);
        private long carried;
        private long arrivedNanos;

        Carrier(int index) {
            caller = new Caller(reach, "connection", index, this::done);
        }

        void take(long transaction, long arrived) {
            carried = transaction;
            arrivedNanos = arrived;
            reach.generate(generating);
        }

        private void generated() {
            caller.send(0, carried, arrivedNanos);
        }

        private void done() {
            if (backlog.size() > 0) {
                take(number++, backlog.remove());
            } else {
                free[freeCount++] = this;
            }
        }
    }
}

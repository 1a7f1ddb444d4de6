package org.replsim.workload;

import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;
import org.replsim.host.Burst;

/** One of a fixed number of clients, as {@link ClosedClient}, that comes back when it has lost its server. */
final class ReturningClient {

    private final Reachable reach;
    private final QuantileTable thinkNanos;
    private final Draws thinkDraws;
    private final int client;
    private final Timer thinking;
    private final Burst generating = new Burst(this::generated);
    private final Caller caller;
    private long number;

    ReturningClient(Reachable reach, QuantileTable thinkNanos, Draws thinkDraws, int client) {
        this.reach = reach;
        this.thinkNanos = thinkNanos;
        this.thinkDraws = thinkDraws;
        this.client = client;
        thinking = reach.cluster()
                .simulation()
                .timer(new SourceName(reach.name(), "client", client), () -> reach.generate(generating));
        caller = new Caller(reach, "connection", client, this::done);
        think();
    }

    private void think() {
        thinking.in(thinkNanos.nanos(thinkDraws.bits(client, number)));
    }

    private void generated() {
        caller.send(client, number, reach.cluster().simulation().now());
    }

    private void done() {
        number++;
        think();
    }
}

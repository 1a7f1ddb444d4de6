package org.replsim.workload;

import org.replsim.binlog.TransactionId;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;
import org.replsim.server.source.Source;

/**
 * Writes the time into a heartbeat table at a fixed interval. Its n-th transaction is written at n intervals; a tick that
 * comes while the last write still waits is left out, as a single-threaded writer does.
 */
final class HeartbeatWriter implements SessionClient {

    private final Source source;
    private final long intervalNanos;
    private final int table;
    private final Timer tick;
    private final Session session;

    HeartbeatWriter(Source source, long intervalNanos, int table) {
        this.source = source;
        this.intervalNanos = intervalNanos;
        this.table = table;
        tick = source.server()
                .simulation()
                .timer(new SourceName(source.server().name(), "heartbeat writer", table), this::ticked);
        session = source.connect(this);
        tick.at(intervalNanos);
    }

    @Override
    public void statementDone() {
        session.proceed();
    }

    @Override
    public void answered(int errno) {}

    private void ticked() {
        if (!source.server().alive()) {
            return;
        }
        if (!session.busy()) {
            session.begin(TransactionId.of(table, 0, source.server().now() / intervalNanos));
        }
        tick.in(intervalNanos);
    }
}

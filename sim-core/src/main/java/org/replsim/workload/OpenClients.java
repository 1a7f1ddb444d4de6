package org.replsim.workload;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.TransactionId;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Draws;
import org.replsim.host.Burst;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;

/**
 * Transactions that arrive whatever the server does. Each takes a free connection, the one used last first, or waits for
 * one; its latency counts from its arrival.
 */
final class OpenClients {

    private static final long NEVER = Long.MAX_VALUE;

    private final Setting setting;
    private final ArrivalTimes times;
    private final Simulation simulation;
    private final Timer arrival;
    private final Connection[] free;
    private final Backlog backlog;
    private int freeCount;
    private long number;

    OpenClients(Setting setting, WorkloadSpec.Pace.Open spec, Draws draws) {
        this.setting = setting;
        times = ArrivalTimes.of(spec.arrivals(), draws);
        simulation = setting.source().server().simulation();
        arrival = simulation.timer(new SourceName(setting.name(), "arrivals"), this::arrives);
        free = new Connection[spec.connections()];
        backlog = new Backlog(setting.name());
        for (int i = 0; i < free.length; i++) {
            free[i] = new Connection(i);
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
        if (!setting.source().server().alive()) {
            return;
        }
        setting.arrived();
        if (freeCount > 0) {
            free[--freeCount].take(number++, simulation.now());
        } else {
            backlog.add(simulation.now());
        }
        arm();
    }

    /** One connection and the transaction it carries. */
    private final class Connection implements SessionClient {

        private final Timer timer;
        private final Session session;
        private final @Nullable ConnectionRows rows = setting.connectionRows();
        private final Burst generating = new Burst(this::send, setting.warmth());
        private final Burst goingOn = new Burst(this::sendNext, setting.warmth());
        private final Runnable begin = this::begin;
        private final Runnable received = this::received;
        private final Runnable proceed;
        private Runnable then = () -> {};
        private long id;
        private long arrivedNanos;
        private int errno;

        Connection(int index) {
            timer = simulation.timer(new SourceName(setting.name(), "connection", index), this::fired);
            session = setting.source().connect(this);
            proceed = this::proceed;
        }

        void take(long transaction, long arrived) {
            id = TransactionId.of(setting.table(), 0, transaction);
            arrivedNanos = arrived;
            setting.generate(generating);
        }

        private void send() {
            after(setting.rttNanos() / 2, begin);
        }

        @Override
        public int executed() {
            if (ReadOnly.refuses(setting.source().server())) {
                return ReadOnly.ERRNO;
            }
            return rows == null ? 0 : rows.executed();
        }

        @Override
        public void visible() {
            if (rows != null) {
                rows.visible();
            }
        }

        @Override
        public void statementDone() {
            setting.generate(goingOn);
        }

        private void sendNext() {
            if (errno == 0) {
                after(setting.rttNanos(), proceed);
            }
        }

        @Override
        public void answered(int error) {
            errno = error;
            after(setting.rttNanos() / 2, received);
        }

        private void proceed() {
            if (ReadOnly.ends(session, setting.source().server())) {
                answered(ReadOnly.ERRNO);
            } else {
                session.proceed();
            }
        }

        private void after(long nanos, Runnable action) {
            if (nanos == 0 && errno == 0) {
                action.run();
            } else {
                then = action;
                timer.in(nanos);
            }
        }

        private void fired() {
            then.run();
        }

        private void begin() {
            if (setting.source().server().alive()) {
                if (rows != null) {
                    rows.begin(id);
                }
                session.begin(id);
            } else {
                answered(Session.CR_SERVER_LOST);
            }
        }

        private void received() {
            int error = errno;
            errno = 0;
            if (error == Session.ER_LOCK_DEADLOCK) {
                setting.failed(error, simulation.now() - arrivedNanos, false);
                send();
                return;
            }
            if (error == 0) {
                setting.acknowledged(session.row(), simulation.now() - arrivedNanos);
            } else {
                setting.failed(error, simulation.now() - arrivedNanos, true);
            }
            if (error == Session.CR_SERVER_LOST) {
                return;
            }
            if (backlog.size() > 0) {
                take(number++, backlog.remove());
            } else {
                free[freeCount++] = this;
            }
        }
    }
}

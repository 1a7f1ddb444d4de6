package org.replsim.workload;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.TransactionId;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;
import org.replsim.host.Burst;
import org.replsim.rows.RowApplication;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;

/** One of a fixed number of clients: thinks, sends a transaction, waits for its answer, and begins anew. */
final class ClosedClient implements SessionClient {

    private enum Doing {
        THINKING,
        OPENING,
        SENDING,
        SENDING_STATEMENT,
        RECEIVING
    }

    private final Setting setting;
    private final QuantileTable thinkNanos;
    private final Draws thinkDraws;
    private final int client;
    private final Simulation simulation;
    private final Timer timer;
    private final Burst generating;
    private final Session session;
    private final @Nullable ConnectionRows rows;

    private Doing doing = Doing.THINKING;
    private long number;
    private long sentNanos;
    private int errno;

    ClosedClient(Setting setting, QuantileTable thinkNanos, Draws thinkDraws, int client) {
        this.setting = setting;
        this.thinkNanos = thinkNanos;
        this.thinkDraws = thinkDraws;
        this.client = client;
        simulation = setting.source().server().simulation();
        generating = new Burst(this::generated, setting.warmth());
        timer = simulation.timer(new SourceName(setting.name(), "client", client), this::fired);
        session = setting.source().connect(this);
        rows = setting.connectionRows();
        think();
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
        doing = Doing.SENDING_STATEMENT;
        setting.generate(generating);
    }

    private void sendNext() {
        long rtt = setting.rttNanos();
        if (rtt == 0) {
            proceed();
        } else {
            timer.in(rtt);
        }
    }

    @Override
    public void answered(int error) {
        errno = error;
        doing = Doing.RECEIVING;
        long back = setting.rttNanos() / 2;
        if (error == 0 && back == 0) {
            received();
        } else {
            timer.in(back);
        }
    }

    private void think() {
        doing = Doing.THINKING;
        timer.in(thinkNanos.nanos(thinkDraws.bits(client, number)));
    }

    private void fired() {
        switch (doing) {
            case THINKING -> commands();
            case OPENING -> throw new IllegalStateException("it waits for a core, not for a timer");
            case SENDING -> begin();
            case SENDING_STATEMENT -> proceed();
            case RECEIVING -> received();
        }
    }

    private void proceed() {
        if (ReadOnly.ends(session, setting.source().server())) {
            answered(ReadOnly.ERRNO);
        } else {
            session.proceed();
        }
    }

    /** The load generator begins with the first command of a transaction. */
    private void commands() {
        sentNanos = simulation.now();
        setting.arrived();
        doing = Doing.OPENING;
        setting.generate(generating);
    }

    private void generated() {
        if (doing == Doing.OPENING) {
            send();
        } else if (doing == Doing.SENDING_STATEMENT) {
            sendNext();
        }
    }

    private void send() {
        long there = setting.rttNanos() / 2;
        if (there == 0) {
            begin();
        } else {
            doing = Doing.SENDING;
            timer.in(there);
        }
    }

    private void begin() {
        if (setting.source().server().alive()) {
            long id = TransactionId.of(setting.table(), client, number);
            if (rows != null) {
                rows.begin(id);
            }
            session.begin(id);
        } else {
            answered(Session.CR_SERVER_LOST);
        }
    }

    private void received() {
        switch (errno) {
            case 0 -> {
                setting.acknowledged(session.row(), simulation.now() - sentNanos);
                number++;
                think();
            }
            case Session.ER_LOCK_DEADLOCK -> {
                setting.failed(errno, simulation.now() - sentNanos, false);
                send();
            }
            case Session.ER_LOCK_WAIT_TIMEOUT, RowApplication.DUPLICATE -> {
                setting.failed(errno, simulation.now() - sentNanos, true);
                number++;
                think();
            }
            case ReadOnly.ERRNO -> {
                setting.failed(errno, simulation.now() - sentNanos, true);
                number++;
                doing = Doing.THINKING;
                timer.in(Math.max(ReadOnly.PAUSE_NANOS, thinkNanos.nanos(thinkDraws.bits(client, number))));
            }
            default -> setting.failed(errno, simulation.now() - sentNanos, true);
        }
    }
}

package org.replsim.lab.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection and the thread that uses it: takes work when there is some and notes each OK. */
final class Client implements Runnable {

    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final Load load;
    private final Turns turns;
    private final List<Acknowledged> told = new ArrayList<>();
    private volatile @Nullable Connection connection;
    private long deadlocks;
    private long lockTimeouts;
    private final List<Long> failed = new ArrayList<>();

    /** When a client's next transaction arrives. */
    @FunctionalInterface
    interface Turns {
        /**
         * Waits for it.
         *
         * @return the instant of the arrival, as of the JVM's clock
         */
        long next() throws InterruptedException;
    }

    Client(Load load, Turns turns) throws SQLException {
        this.load = load;
        this.turns = turns;
        this.connection = load.connect();
    }

    List<Acknowledged> told() {
        return told;
    }

    long deadlocks() {
        return deadlocks;
    }

    long lockTimeouts() {
        return lockTimeouts;
    }

    /** Instants at which a transaction ended without an answer, from the start of the run. */
    List<Long> failed() {
        return failed;
    }

    @Override
    public void run() {
        try {
            while (true) {
                long arrived = turns.next();
                Connection open = connected();
                if (open == null) {
                    return;
                }
                execute(open, arrived);
            }
        } catch (InterruptedException e) {
            // The load is over.
        } finally {
            leave();
        }
    }

    private void execute(Connection open, long arrived) {
        long id = load.nextId();
        try {
            load.mix().execute(open, id);
            told.add(new Acknowledged(id, load.sinceStart(arrived), load.sinceStart(System.nanoTime())));
        } catch (SQLException e) {
            if (e.getErrorCode() == DEADLOCK) {
                deadlocks++;
            } else if (e.getErrorCode() == LOCK_WAIT_TIMEOUT) {
                lockTimeouts++;
            } else {
                failed.add(load.sinceStart(System.nanoTime()));
                leave();
                return;
            }
            rollBack(open);
        }
    }

    /** The connection, or a new one if the scenario's clients come back; null if they do not. */
    private @Nullable Connection connected() throws InterruptedException {
        while (connection == null) {
            long pause = load.reconnectNanos();
            if (pause < 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.sleep(pause);
            try {
                connection = load.connect();
            } catch (SQLException e) {
                // The server is not there yet.
            }
        }
        return connection;
    }

    private void rollBack(Connection open) {
        try {
            if (!open.getAutoCommit()) {
                open.rollback();
            }
        } catch (SQLException e) {
            leave();
        }
    }

    /** Gives the connection up; a server that does not answer is not waited for. */
    void leave() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone.
            }
        }
    }
}

package org.replsim.server.source;

import org.replsim.engine.Timer;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * The deliberate group delay (binlog_commit_wait_count, binlog_commit_wait_usec): the leader waits until enough are queued,
 * the time is over, or a queued transaction holds a row lock that another needs. The leader itself is counted.
 */
final class GroupDelay {

    private final Server server;
    private final Runnable ended;
    private final Timer timeout;
    private boolean running;
    private long countTriggers;
    private long timeoutTriggers;
    private long lockWaitTriggers;

    GroupDelay(Server server, Runnable ended) {
        this.server = server;
        this.ended = ended;
        timeout = server.timer("group delay", this::timedOut);
    }

    /** Whether a leader with so many in its queue has to wait; if not and the delay is on, the count has triggered. */
    boolean wanted(int queued) {
        long count = server.variables().number(ServerVariable.BINLOG_COMMIT_WAIT_COUNT);
        if (count == 0) {
            return false;
        }
        if (queued >= count) {
            countTriggers++;
            return false;
        }
        return true;
    }

    /**
     * The leader begins to wait.
     *
     * @param lockWanted whether a queued transaction already keeps another from a row
     */
    void start(boolean lockWanted) {
        if (lockWanted) {
            lockWaitTriggers++;
            ended.run();
            return;
        }
        running = true;
        timeout.in(server.variables().nanos(ServerVariable.BINLOG_COMMIT_WAIT_USEC));
    }

    /** Whether a leader waits. */
    boolean running() {
        return running;
    }

    /**
     * The queue has grown to {@code queued}.
     *
     * @param lockWanted whether the newcomer keeps another from a row
     */
    void joined(int queued, boolean lockWanted) {
        if (queued >= server.variables().number(ServerVariable.BINLOG_COMMIT_WAIT_COUNT)) {
            countTriggers++;
            end();
        } else if (lockWanted) {
            lockWanted();
        }
    }

    /** A queued transaction holds a lock that another session now needs. */
    void lockWanted() {
        lockWaitTriggers++;
        end();
    }

    /** Binlog_group_commit_trigger_count. */
    long countTriggers() {
        return countTriggers;
    }

    /** Binlog_group_commit_trigger_timeout. */
    long timeoutTriggers() {
        return timeoutTriggers;
    }

    /** Binlog_group_commit_trigger_lock_wait. */
    long lockWaitTriggers() {
        return lockWaitTriggers;
    }

    private void timedOut() {
        timeoutTriggers++;
        end();
    }

    private void end() {
        running = false;
        timeout.cancel();
        ended.run();
    }
}

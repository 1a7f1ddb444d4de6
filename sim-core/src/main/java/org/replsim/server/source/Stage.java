package org.replsim.server.source;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Signal;

/**
 * One of MySQL's commit stages: a queue of sessions and a mutex. Whoever enrols in an empty queue leads: when the mutex is
 * free the leader takes it and then all that has queued meanwhile, its own group and those that came behind it.
 */
final class Stage {

    private final Signal leaderMayStart;
    private @Nullable Session head;
    private @Nullable Session tail;
    private int queued;
    private boolean held;

    /** @param leaderMayStart runs when the mutex may be taken by the leader of a queue that is not empty */
    Stage(Signal leaderMayStart) {
        this.leaderMayStart = leaderMayStart;
    }

    /** Puts a group, first to last as linked, behind the queue. */
    void enrol(Session first, Session last, int count) {
        Session end = tail;
        if (end == null) {
            head = first;
        } else {
            end.next = first;
        }
        tail = last;
        queued += count;
        if (!held) {
            leaderMayStart.raise();
        }
    }

    /** Whether a leader can take the mutex now. */
    boolean ready() {
        return !held && head != null;
    }

    /** The leader takes the mutex. */
    void lock() {
        held = true;
    }

    /** The leader gives the mutex up; the next queue's leader follows. */
    void unlock() {
        held = false;
        if (head != null) {
            leaderMayStart.raise();
        }
    }

    /** How many are in the queue. */
    int queued() {
        return queued;
    }

    /** Whether the mutex is taken. */
    boolean held() {
        return held;
    }

    /** Moves the queue into a group. */
    void fetchInto(StageGroup group) {
        group.first = head;
        group.last = tail;
        group.size = queued;
        head = null;
        tail = null;
        queued = 0;
    }
}

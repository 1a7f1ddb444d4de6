package org.replsim.server.replica;

import static org.replsim.server.StateText.of;

import org.jspecify.annotations.Nullable;
import org.replsim.server.ServerProfile;
import org.replsim.server.StateText;

/** What a worker of a parallel applier does (spec 1.8), in the words of each version. */
enum WorkerState {
    /** There is nothing for it to do. */
    IDLE(of("Waiting for work from SQL thread", "Waiting for an event from Coordinator")),
    /** Transactions before its own have to begin their commit first. */
    WAITING_TO_START(
            of("Waiting for prior transaction to start commit", "Waiting for dependent transaction to commit")),
    /** Transactions before its own have to be committed before it may run. */
    WAITING_TO_RUN(of("Waiting for prior transaction to commit", "Waiting for dependent transaction to commit")),
    /** It applies rows. */
    APPLYING,
    /** Somebody has locked a table that it changes. */
    WAITING_FOR_TABLE,
    /** It waits for the row lock of an earlier transaction. */
    LOCK_WAIT,
    /** It has just been given that lock. */
    LOCK_GRANTED,
    /** What it was doing is undone; then it begins again. */
    ROLLING_BACK,
    /** The redo of its prepare is being synced. */
    PREPARING(Texts.COMMIT),
    /** It has applied its rows and waits for its turn in the order of commits. */
    WAITING_FOR_TURN(of("Waiting for prior transaction to commit", "Waiting for preceding transaction to commit")),
    /** It has its place in the order of commits. */
    COMMITTING(Texts.COMMIT);

    private final @Nullable StateText text;

    /** While it applies rows, a worker shows what an SQL thread would. */
    WorkerState() {
        text = null;
    }

    WorkerState(StateText text) {
        this.text = text;
    }

    /** The server's words. */
    String text(ServerProfile profile) {
        return text == null ? SqlThreadState.APPLYING.text(profile) : text.in(profile);
    }

    /** Whether an earlier transaction can still take the worker's row locks away. */
    boolean yields() {
        return this != COMMITTING;
    }

    /** Whether its transaction has not begun, or has to begin again. */
    boolean beforeRun() {
        return this == IDLE || this == WAITING_TO_START || this == WAITING_TO_RUN || this == ROLLING_BACK;
    }

    /** What the constants above need before their own class is ready. */
    private static final class Texts {
        static final StateText COMMIT =
                new StateText("query end", "Commit", "System lock", "waiting for handler commit");
    }
}

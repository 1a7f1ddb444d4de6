package org.replsim.server.source;

import org.replsim.server.RedoLog;
import org.replsim.server.RedoWait;

/** A session's waits for the redo log: at its prepare (C1), and after the engine commit (C7) where the server asks for it. */
final class SessionRedo {

    private final Session session;
    private final RedoWait wait = new RedoWait(this::persisted);
    private boolean committed;

    SessionRedo(Session session) {
        this.session = session;
    }

    /** Whether the prepare has to wait; {@link Session#join} follows. */
    boolean awaitsPrepare() {
        if (!session.server.redo().waitsAtPrepare()) {
            return false;
        }
        session.enter(Phase.PREPARE);
        begin(false, RedoLog.bytesOf(session.shape));
        return true;
    }

    /** Whether the commit record has to wait; {@link Session#committed} follows. */
    boolean awaitsCommit() {
        if (!session.server.redo().waitsAfterCommit()) {
            return false;
        }
        begin(true, RedoLog.COMMIT_BYTES);
        return true;
    }

    private void begin(boolean ofCommit, long bytes) {
        committed = ofCommit;
        session.server.redo().persist(wait, bytes);
    }

    private void persisted() {
        if (!session.server.alive()) {
            return;
        }
        if (committed) {
            session.committed();
        } else {
            session.join();
        }
    }
}

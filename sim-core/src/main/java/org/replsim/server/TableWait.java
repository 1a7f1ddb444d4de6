package org.replsim.server;

import java.util.List;

/** Somebody who waits for {@link TableLocks}. */
public final class TableWait {

    /** What is asked for. */
    enum Kind {
        /** A statement that writes. */
        WRITE,
        /** A statement that reads. */
        READ,
        /** COMMIT of a transaction with changes. */
        COMMIT,
        /** FLUSH TABLES WITH READ LOCK. */
        ALL,
        /** LOCK TABLES. */
        TABLES
    }

    /** What one waits for, in the server's words (spec 1.7 S3, 6.1). */
    enum Reason {
        /** The global read lock, or whoever holds it up. */
        GLOBAL(new StateText(
                "Waiting for global read lock",
                "Waiting for backup lock",
                "Waiting for global read lock",
                "Waiting for global read lock")),
        /** The global read lock, at a COMMIT. */
        COMMIT(new StateText(
                "Waiting for commit lock",
                "Waiting for backup lock",
                "Waiting for commit lock",
                "Waiting for commit lock")),
        /** Statements that read, until all tables can be flushed. */
        FLUSH(StateText.same("Waiting for table flush")),
        /** A lock of a table. */
        TABLE(StateText.same("Waiting for table metadata lock"));

        private final StateText text;

        Reason(StateText text) {
            this.text = text;
        }
    }

    final Object owner;
    final Kind kind;
    final List<TableLock> tables;
    final Runnable granted;
    Reason reason = Reason.GLOBAL;
    /** FTWRL: no statement writes any more, and COMMITs are kept out. */
    boolean commitsOut;

    private final TableLocks locks;

    TableWait(TableLocks locks, Object owner, Kind kind, List<TableLock> tables, Runnable granted) {
        this.locks = locks;
        this.owner = owner;
        this.kind = kind;
        this.tables = tables;
        this.granted = granted;
    }

    /** What the process list shows. */
    public String state(ServerProfile profile) {
        return reason.text.in(profile);
    }

    /** Gives up. */
    public void cancel() {
        locks.cancel(this);
    }
}

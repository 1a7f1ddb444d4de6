package org.replsim.server.source;

import java.util.Map;
import org.replsim.server.Vendor;

/**
 * How a vendor's server takes prepared transactions through its binary log and into the engine (C2-C7). Which one a
 * server has is decided by its profile.
 */
interface CommitPipeline {

    /** That of a server's vendor, or of the engine alone where there is no binary log. */
    static CommitPipeline of(Source source) {
        if (!source.logs()) {
            return new EngineOnlyPipeline(source);
        }
        return source.server().profile().vendor() == Vendor.MYSQL
                ? new MySqlCommitPipeline(source, source.binlog())
                : new MariaDbCommitPipeline(source, source.binlog());
    }

    /**
     * C1: the engine has prepared the session's transaction, whose redo goes to the disk if the server asks for it; {@link
     * Session#reply} follows when it may be answered.
     */
    default void prepared(Session session) {
        if (!session.redo.awaitsPrepare()) {
            join(session);
        }
    }

    /** C2: what the session has prepared is durable, as far as the server asks for it. */
    void join(Session session);

    /** Somebody begins to wait for a row lock of this session. */
    void lockWanted(Session holder);

    /** Ends the wait for an ACK that this session does for its group, if it does. */
    default void killWait(Session session) {}

    /** Whether this session waits for an ACK for its group; others of the group follow it (C6). */
    default boolean awaitsAck(Session session) {
        return false;
    }

    /** Does something that needs LOCK_log: now or, while a group keeps it for another's ACK, when its turn has come (C6). */
    default void whenLogFree(Runnable then) {
        then.run();
    }

    /** Groups written so far. */
    long groups();

    /** Transactions written so far. */
    long commits();

    /** Adds the status variables that this vendor has. */
    void status(Map<String, Long> status);
}

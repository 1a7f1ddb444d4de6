package org.replsim.server.source;

import java.util.ArrayDeque;
import org.replsim.server.Server;

/** Statements that wait for LOCK_log, such as SHOW MASTER STATUS while a group holds it and waits for the one before (1097). */
final class LogReaders {

    private final Server server;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    /** So many groups have to be written first: those whose leaders have queued for the lock before. */
    private long groupsBefore;

    LogReaders(Server server) {
        this.server = server;
    }

    /** @param groups how many will be written before it is its turn, since the server's start */
    void await(Runnable then, long groups) {
        groupsBefore = groups;
        waiting.add(then);
    }

    /** The lock is free, after so many groups. */
    void free(long groups) {
        while (!waiting.isEmpty() && server.alive() && groups >= groupsBefore) {
            waiting.remove().run();
        }
    }
}

package org.replsim.server.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.host.Burst;
import org.replsim.server.Server;

/** The commit of a server without a binary log: the redo log is synced if the server asks for it, then the engine commits. */
final class EngineOnlyPipeline implements CommitPipeline {

    private final Server server;
    private final Source source;
    private final Burst committing = new Burst(this::committed);
    private @Nullable Session first;
    private @Nullable Session last;
    private long commits;

    EngineOnlyPipeline(Source source) {
        this.source = source;
        server = source.server();
    }

    @Override
    public void join(Session session) {
        session.enter(Phase.ENGINE_COMMIT);
        Session tail = last;
        if (tail == null) {
            first = session;
        } else {
            tail.next = session;
        }
        last = session;
        commitNext();
    }

    @Override
    public void lockWanted(Session holder) {}

    @Override
    public long groups() {
        return commits;
    }

    @Override
    public long commits() {
        return commits;
    }

    @Override
    public void status(Map<String, Long> status) {}

    private void commitNext() {
        if (first != null && !committing.underWay()) {
            server.host().cores().submit(committing, server.host().hardware().engineCommit());
        }
    }

    private void committed() {
        Session session = first;
        if (session == null || !server.alive()) {
            return;
        }
        first = session.next;
        session.next = null;
        if (first == null) {
            last = null;
        }
        commits++;
        session.client.visible();
        source.locks().releaseAll(session.lockWait);
        session.reply(false);
        commitNext();
    }
}

package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.host.Burst;
import org.replsim.server.Server;
import org.replsim.server.StateText;
import org.replsim.server.UpdateAcks;

/**
 * What an applier or a worker has logged again and not yet finished, and its wait for the ACK of its own server's replicas
 * (spec 2.4). Without an own log, or without semi-sync there, it does nothing. To wake up from a wait takes a core.
 */
final class OwnAck {

    private static final StateText WAITING =
            StateText.renamed("Waiting for semi-sync ACK from slave", "Waiting for semi-sync ACK from replica");
    private static final long NONE = -1;

    private final Server server;
    private final @Nullable UpdateAcks acks;
    private final UpdateAcks.@Nullable Wait wait;
    private final Burst waking;
    private final Runnable over;
    private long row = NONE;
    private boolean owed;
    private boolean seen;

    /** @param over what follows a wait */
    OwnAck(Replica replica, Runnable over) {
        server = replica.server();
        OwnLog log = replica.ownLog();
        acks = log == null ? null : log.acks();
        wait = acks == null ? null : acks.place(this::released);
        waking = new Burst(over);
        this.over = over;
    }

    /** It stands in the own log, at a row, before it is visible. */
    void logged(long ownRow, boolean afterCommit) {
        row = ownRow;
        owed = afterCommit;
        seen = false;
    }

    /** Its row in the own log, while its commit goes on; else negative. */
    long row() {
        return row;
    }

    /** C7: others see it. */
    void visible(boolean ddl) {
        if (acks != null && row != NONE && !seen) {
            seen = true;
            acks.visible(row, ddl);
        }
    }

    /** Whether others see it already. */
    boolean seen() {
        return seen;
    }

    /** C6: whether it waits for the ACK of a row, perhaps of another member of its group. */
    boolean await(long ownRow) {
        return wait != null && wait.begin(ownRow);
    }

    /** C8: whether it waits for its own ACK, once, under AFTER_COMMIT. */
    boolean awaitAfterCommit() {
        if (!owed) {
            return false;
        }
        owed = false;
        return await(row);
    }

    /** Its commit is over. */
    void done() {
        row = NONE;
        owed = false;
    }

    /** Its state in the server's words while it waits; else empty. */
    String text() {
        return wait != null && wait.underWay() ? WAITING.in(server.profile()) : "";
    }

    /**
     * The process has ended during the commit, which is over now.
     *
     * @return whether recovery commits it, as the own log has it
     */
    boolean survives(boolean ddl) {
        boolean has = acks != null && row != NONE && acks.survives(row);
        if (has) {
            visible(ddl);
        }
        done();
        return has;
    }

    private void released() {
        long nanos = server.host().hardware().kernel().threadWake();
        if (nanos > 0) {
            server.host().cores().submit(waking, nanos);
        } else {
            over.run();
        }
    }
}

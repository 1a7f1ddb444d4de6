package org.replsim.server.source;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A commit queue of MySQL after its engine commit: under AFTER_COMMIT the leader waits for the ACK of one session after the
 * other; when all have theirs, all are answered. Reused; several can be under way.
 */
final class AfterCommitQueue {

    private final Source source;
    private final ArrayDeque<AfterCommitQueue> idle;
    private final SemiSyncWait wait = new SemiSyncWait(this::next);
    private @Nullable Session first;
    private @Nullable Session awaited;

    /** @param idle where it goes when it is done */
    AfterCommitQueue(Source source, ArrayDeque<AfterCommitQueue> idle) {
        this.source = source;
        this.idle = idle;
    }

    /** Takes the sessions, linked in the order of the log, to their answers. */
    void run(@Nullable Session head) {
        first = head;
        awaited = source.waitsAfterCommit() ? head : null;
        if (awaited != null) {
            for (Session each = head; each != null; each = each.next) {
                each.enter(Phase.AFTER_COMMIT);
            }
        }
        next();
    }

    private void next() {
        if (!source.server().alive()) {
            return;
        }
        for (Session each = awaited; each != null; each = awaited) {
            awaited = each.next;
            if (source.semiSync().await(wait, each.row)) {
                return;
            }
        }
        Session each = first;
        first = null;
        idle.add(this);
        while (each != null) {
            Session after = each.next;
            each.next = null;
            each.reply(false);
            each = after;
        }
    }
}

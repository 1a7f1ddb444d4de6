package org.replsim.server.source;

import org.jspecify.annotations.Nullable;
import org.replsim.host.Burst;
import org.replsim.host.Host;
import org.replsim.host.Sync;

/** The transactions that a leader takes through the commit together, in the order of the queue. Reused. */
final class CommitGroup {

    final Burst writing;
    final Sync syncing;
    final Burst committing;
    final Burst waking;
    final SemiSyncWait ackWait;

    @Nullable
    Session first;

    int size;
    long bytes;
    /** What its leader takes to wake up, who slept until an ACK or a mutex came. */
    long wakeNanos;

    long endRow;
    /** Whose ACK the leader asks for next (AFTER_SYNC). */
    @Nullable
    Session awaited;

    CommitGroup(MariaDbCommitPipeline pipeline, Host host) {
        writing = new Burst(() -> pipeline.written(this), host.warmth("write group"));
        syncing = new Sync(() -> pipeline.synced(this), host.warmth("sync"));
        committing = new Burst(() -> pipeline.engineCommitted(this), host.warmth("commit group"));
        waking = new Burst(() -> pipeline.holdsAfterSync(this), host.warmth("wake leader"));
        ackWait = new SemiSyncWait(() -> pipeline.acknowledged(this));
    }
}

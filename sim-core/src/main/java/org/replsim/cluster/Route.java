package org.replsim.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address by which clients know a server: a name in DNS, a virtual address, or a proxy's. A failover manager moves it to
 * the new primary; clients that connect from then on come there.
 */
public final class Route {

    /** What becomes of the connections that stand when the address moves. */
    public enum Kind {
        /** They stay where they are; only new ones come to the new server. */
        DNS,
        /** They break for all who can reach the new server: packets go there, and it does not know them. */
        VIP,
        /** The proxy closes them. */
        PROXY
    }

    /** A client that connects by this address. */
    public interface Follower {
        /** The address has moved, and connections that stand break. */
        void moved();
    }

    private final Cluster cluster;
    private final List<Follower> followers = new ArrayList<>();
    private String target;
    private boolean withdrawn;
    private long movedNanos = -1;
    private long firstCommitNanos = -1;
    private long oldCommits;
    private long lastOldCommitNanos = -1;
    private @Nullable Runnable onFirstCommit;

    Route(Cluster cluster, String server) {
        this.cluster = cluster;
        target = server;
    }

    /** The server it leads to now. */
    public Node target() {
        return cluster.node(target);
    }

    /** Somebody connects by it. */
    public void add(Follower follower) {
        followers.add(follower);
    }

    /** Whether anybody connects by it. */
    public boolean used() {
        return !followers.isEmpty();
    }

    /**
     * From now on it leads to another server.
     *
     * @param firstCommit told once, when a client has had its first OK there
     */
    public void move(String server, Kind kind, Runnable firstCommit) {
        target = server;
        withdrawn = false;
        movedNanos = cluster.simulation().now();
        firstCommitNanos = -1;
        oldCommits = 0;
        lastOldCommitNanos = -1;
        onFirstCommit = firstCommit;
        if (kind != Kind.DNS) {
            List.copyOf(followers).forEach(Follower::moved);
        }
    }

    /** Nobody has the address from now on, until it moves: connections break, and new ones get no answer. */
    public void withdraw() {
        withdrawn = true;
        List.copyOf(followers).forEach(Follower::moved);
    }

    /** Whether nobody has the address. */
    public boolean withdrawn() {
        return withdrawn;
    }

    /** A client had its OK from a server. */
    public void committed(String server, long nowNanos) {
        if (movedNanos < 0) {
            return;
        }
        if (!server.equals(target)) {
            oldCommits++;
            lastOldCommitNanos = nowNanos;
        } else if (firstCommitNanos < 0) {
            firstCommitNanos = nowNanos;
            Runnable told = onFirstCommit;
            onFirstCommit = null;
            if (told != null) {
                told.run();
            }
        }
    }

    /** When the first commit at the new server was answered, nanoseconds; -1 before. */
    public long firstCommitNanos() {
        return firstCommitNanos;
    }

    /** Commits that another server answered since the last move. */
    public long oldCommits() {
        return oldCommits;
    }

    /** For how long clients had their OKs from the old server and from the new one, nanoseconds. */
    public long dualWriterNanos() {
        return firstCommitNanos < 0 ? 0 : Math.max(0, lastOldCommitNanos - firstCommitNanos);
    }
}

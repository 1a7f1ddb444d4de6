package org.replsim.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.replsim.server.replica.Replica;

/**
 * The end of a server that had replicas: what its binary log had at that instant (W, V and A of spec 5.3), and what the
 * servers had of it later, at the instants when one of them ended in turn.
 */
public final class Crash {

    private static final long NEVER = -1;

    private final Ledger ledger;
    private final int server;
    private final long atNanos;
    private final boolean[] wasReplica;
    private final long[] firstOkNanos;
    private final @Nullable Stand[] stands;
    private final boolean died;
    private final long settled;
    private final long settledBytes;
    /** What its binary log had, by ascending entries, and what was so of each. */
    private final long[] written;

    private final byte[] bits;
    private boolean over;
    private @Nullable Stand atEnd;

    Crash(Ledger ledger, int server, long atNanos, boolean ownOnly) {
        this.ledger = ledger;
        this.server = server;
        this.atNanos = atNanos;
        died = !ownOnly;
        int servers = ledger.servers();
        wasReplica = new boolean[servers];
        firstOkNanos = new long[servers];
        stands = new @Nullable Stand[servers];
        Arrays.fill(firstOkNanos, NEVER);
        for (int i = 0; i < servers; i++) {
            for (Replica replica : ledger.node(i).replicas()) {
                wasReplica[i] |= i != server && replica.upstream().server().index() == server;
            }
        }
        settled = ledger.settled().transactions(server, ownOnly);
        settledBytes = ledger.settled().bytes(server, ownOnly);
        long[] rows = rows(ledger.log(server), ownOnly);
        written = new long[rows.length];
        bits = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            written[i] = rows[i] >> Account.BITS;
            bits[i] = (byte) (rows[i] & ((1 << Account.BITS) - 1));
        }
    }

    /** Each row as its entry, and behind it what was so of it at the crash. */
    private long[] rows(LogRows log, boolean ownOnly) {
        long[] rows = new long[(int) (log.end() - log.first())];
        int count = 0;
        Entries entries = ledger.entries();
        for (long row = log.first(); row < log.end(); row++) {
            long entry = log.entry(row);
            if (entry >= 0 && entries.knows(entry) && (!ownOnly || entries.origin(entry) == server)) {
                int acknowledged = entries.acknowledged(entry) ? Account.ACKNOWLEDGED : 0;
                int seen = (entries.has(entry, server) & (Ledger.VISIBLE | Ledger.APPLIED)) != 0 ? Account.SEEN : 0;
                rows[count++] = entry << Account.BITS | acknowledged | seen;
            }
        }
        rows = Arrays.copyOf(rows, count);
        Arrays.sort(rows);
        return rows;
    }

    /** The server that died, by its place in the scenario. */
    public int server() {
        return server;
    }

    /** When. */
    public long atNanos() {
        return atNanos;
    }

    /** Whether it died; else it was replaced, and what counts is what was first written on it. */
    public boolean died() {
        return died;
    }

    /** When a server first told a client OK after the crash; -1 if it never did. */
    public long firstOkNanos(int by) {
        return firstOkNanos[by];
    }

    /** Whether a server was a direct replica of it when it died. */
    public boolean wasReplica(int index) {
        return wasReplica[index];
    }

    /**
     * The former replica that first told a client OK after the crash: somebody has made it the primary.
     *
     * @return its place in the scenario; -1 if none did
     */
    public int writer() {
        int first = -1;
        for (int i = 0; i < firstOkNanos.length; i++) {
            if (wasReplica[i] && firstOkNanos[i] != NEVER && (first < 0 || firstOkNanos[i] < firstOkNanos[first])) {
                first = i;
            }
        }
        return first;
    }

    /**
     * Which of the replicas that live has received most of what was written; the first of several.
     *
     * @return its place in the scenario; the dead server itself if no replica lives
     */
    public int mostAdvanced() {
        Stand stand = stand(server);
        int best = server;
        for (int i = 0; i < wasReplica.length; i++) {
            if (wasReplica[i] && stand.alive(i) && (best == server || stand.count(i) > stand.count(best))) {
                best = i;
            }
        }
        return best;
    }

    /** The books with one server as the one that was promoted. */
    public Account account(int promoted) {
        return new Account(ledger, this, promoted, stand(promoted));
    }

    void acknowledged(int by, long nowNanos) {
        if (!over && by != server && firstOkNanos[by] == NEVER) {
            firstOkNanos[by] = nowNanos;
        }
    }

    /** Another server ends, or the same once more: what all have by now is what counts if it was the promoted one. */
    void died(int other, long nowNanos) {
        if (!over) {
            stands[other] = new Stand(ledger, written);
            over = other == server;
        }
    }

    /** Transactions of its log that are forgotten because all servers had them. */
    long settled() {
        return settled;
    }

    long settledBytes() {
        return settledBytes;
    }

    long[] written() {
        return written;
    }

    int bits(int place) {
        return bits[place];
    }

    /** What each server has: at the end, or when the given one ended for good, or the dead one once more. */
    private Stand stand(int promoted) {
        Stand again = stands[server];
        if (again != null) {
            return again;
        }
        Stand last = stands[promoted];
        return last != null && !ledger.node(promoted).server().alive() ? last : end();
    }

    private Stand end() {
        Stand stand = atEnd;
        if (stand == null) {
            stand = new Stand(ledger, written);
            atEnd = stand;
        }
        return stand;
    }
}

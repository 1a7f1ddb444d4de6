package org.replsim.probe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@link Ledger} knows of each transaction, as columns: one entry per transaction, numbered from 0 in the order in
 * which they were first written. The oldest entries can be forgotten, a chunk at a time.
 */
final class Entries {

    /** Entries that are forgotten together. */
    static final int CHUNK = 1 << 12;

    private static final int MASK = CHUNK - 1;
    private static final int BITS = 12;
    private static final long NEVER = -1;

    private static final class Chunk {
        final long[] id = new long[CHUNK];
        final long[] bytes = new long[CHUNK];
        final long[] commitNanos = new long[CHUNK];
        final long[] okNanos = new long[CHUNK];
        final int[] origin = new int[CHUNK];
        final byte[] has;

        Chunk(int servers) {
            has = new byte[CHUNK * servers];
        }

        void clear() {
            Arrays.fill(commitNanos, NEVER);
            Arrays.fill(okNanos, NEVER);
            Arrays.fill(has, (byte) 0);
        }
    }

    private final int servers;
    private final List<Chunk> chunks = new ArrayList<>();
    private final ArrayDeque<Chunk> spare = new ArrayDeque<>();
    private long first;
    private long count;

    Entries(int servers) {
        this.servers = servers;
    }

    /** Makes the next entry, first written on the server {@code origin}. */
    long add(long id, long bytes, int origin) {
        long entry = count++;
        if (((entry - first) & MASK) == 0) {
            Chunk chunk = spare.isEmpty() ? new Chunk(servers) : spare.remove();
            chunk.clear();
            chunks.add(chunk);
        }
        Chunk chunk = chunk(entry);
        chunk.id[at(entry)] = id;
        chunk.bytes[at(entry)] = bytes;
        chunk.origin[at(entry)] = origin;
        return entry;
    }

    /** Entries made so far: the number of the next one. */
    long count() {
        return count;
    }

    /** The first entry that is kept. */
    long first() {
        return first;
    }

    /** Whether an entry is kept. */
    boolean knows(long entry) {
        return entry >= first;
    }

    /** Forgets the oldest chunk; the entries of later ones stay. */
    void forgetChunk() {
        spare.add(chunks.remove(0));
        first += CHUNK;
    }

    long id(long entry) {
        return chunk(entry).id[at(entry)];
    }

    /** Its bytes in the binary log it was first written to. */
    long bytes(long entry) {
        return chunk(entry).bytes[at(entry)];
    }

    /** The server it was first written on. */
    int origin(long entry) {
        return chunk(entry).origin[at(entry)];
    }

    /** When it could first be sent; -1 if never. */
    long commitNanos(long entry) {
        return chunk(entry).commitNanos[at(entry)];
    }

    void committed(long entry, long nowNanos) {
        long[] commit = chunk(entry).commitNanos;
        if (commit[at(entry)] == NEVER) {
            commit[at(entry)] = nowNanos;
        }
    }

    /** Whether its client has its OK. */
    boolean acknowledged(long entry) {
        return okNanos(entry) != NEVER;
    }

    /** When its client was told OK; -1 if never. */
    long okNanos(long entry) {
        return chunk(entry).okNanos[at(entry)];
    }

    void acknowledged(long entry, long nowNanos) {
        chunk(entry).okNanos[at(entry)] = nowNanos;
    }

    /** What a server has of it, as bits of {@link Ledger}. */
    int has(long entry, int server) {
        return chunk(entry).has[at(entry) * servers + server];
    }

    void set(long entry, int server, int bits) {
        chunk(entry).has[at(entry) * servers + server] |= (byte) bits;
    }

    void clear(long entry, int server, int bits) {
        chunk(entry).has[at(entry) * servers + server] &= (byte) ~bits;
    }

    private Chunk chunk(long entry) {
        return chunks.get((int) ((entry - first) >> BITS));
    }

    private static int at(long entry) {
        return (int) entry & MASK;
    }
}

package org.replsim.server;

/**
 * A number that grows with what somebody writes, and how much of it the loss of power would leave: what was there when the
 * last finished sync began, or when somebody wrote everything out that waited in memory, as InnoDB does with its redo log
 * each second and the operating system with files now and then. These instants are the multiples of a period; they are
 * looked up when the number changes, so that they need no timer.
 */
public final class Durable {

    /** How often InnoDB writes and syncs its redo log by itself (innodb_flush_log_at_timeout), nanoseconds. */
    public static final long REDO_FLUSH_NANOS = 1_000_000_000L;

    private final Server server;
    private final long everyNanos;
    private long nextNanos;
    private long current;
    private long syncing;
    private long durable;

    private Durable(Server server, long everyNanos) {
        this.server = server;
        this.everyNanos = everyNanos;
        nextNanos = after(server.now());
    }

    /** What is written to the redo log of a server: durable with its syncs, and each second. */
    public static Durable inRedoLog(Server server) {
        Durable written = new Durable(server, REDO_FLUSH_NANOS);
        server.redo().covers(written);
        return written;
    }

    /** What is written to a file of a server: durable when its owner syncs it, or the host's system writes it back. */
    public static Durable inFile(Server server) {
        return new Durable(server, server.host().disk().writeBackNanos());
    }

    /** All before {@code value} is written. */
    public void moveTo(long value) {
        if (server.now() >= nextNanos) {
            writeOut();
        }
        current = value;
    }

    /** A sync begins: it will make durable what is written by now. */
    public void syncBegins() {
        if (server.now() >= nextNanos) {
            writeOut();
        }
        syncing = current;
    }

    /** That sync has ended. */
    public void syncEnds() {
        durable = Math.max(durable, syncing);
    }

    /** What is written is durable now. */
    public void sync() {
        durable = current;
    }

    /** What is written: all before it. */
    public long written() {
        return current;
    }

    /** What is durable now: all before it. */
    public long value() {
        if (server.now() >= nextNanos) {
            writeOut();
        }
        return durable;
    }

    /** Begins anew: all before {@code value} is written and durable. */
    public void startAt(long value) {
        current = value;
        syncing = value;
        durable = value;
    }

    private void writeOut() {
        durable = current;
        nextNanos = after(server.now());
    }

    private long after(long now) {
        return now - now % everyNanos + everyNanos;
    }
}

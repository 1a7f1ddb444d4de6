package org.replsim.binlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The GTIDs of one server, which outlive its process: what its binary log has, what it has applied as a replica, and how
 * its next transaction is numbered.
 *
 * <p>In logs a transaction has an <em>origin</em> and a number. For MariaDB the upper half of the origin is the domain, for
 * MySQL the source's number, which stands for its UUID; the lower half is the server_id. The number is 0 where a transaction
 * has no GTID: MariaDB 5.5, MySQL with gtid_mode OFF.
 */
public final class Gtids {

    /** How a version counts transactions. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** Domain, server and number: MariaDB 10. */
        DOMAINS,
        /** UUID and number: MySQL. */
        SETS
    }

    private final Kind kind;
    private final GtidState logged = new GtidState();
    private final GtidState applied = new GtidState();
    private final GtidSet executed = new GtidSet();
    private final GtidSet purged = new GtidSet();
    private long writer;
    private boolean numbers;

    /** Of a server that has executed nothing. */
    public Gtids(Kind kind) {
        this.kind = kind;
        numbers = kind == Kind.DOMAINS;
        writer = Gtid.origin(kind == Kind.SETS ? 1 : 0, 1);
    }

    /** How its version counts. */
    public Kind kind() {
        return kind;
    }

    /**
     * Who writes from now on.
     *
     * @param upper gtid_domain_id, or MySQL's number of the source
     * @param serverId server_id
     * @param gtidMode MySQL: whether gtid_mode is ON
     */
    public void writer(long upper, long serverId, boolean gtidMode) {
        writer = Gtid.origin(upper, serverId);
        numbers = kind == Kind.DOMAINS || (kind == Kind.SETS && gtidMode);
    }

    /** The origin of what is written here. */
    public long writer() {
        return writer;
    }

    /** Whether transactions have GTIDs. */
    public boolean on() {
        return numbers;
    }

    /** MariaDB: gtid_binlog_state. */
    public GtidState logged() {
        return logged;
    }

    /** MariaDB: gtid_slave_pos. */
    public GtidState applied() {
        return applied;
    }

    /** MySQL: gtid_executed. */
    public GtidSet executed() {
        return executed;
    }

    /** MySQL: gtid_purged. */
    public GtidSet purged() {
        return purged;
    }

    /** MariaDB's gtid_current_pos: what was applied, or what was written here where that is later. */
    public List<Gtid> current() {
        GtidState both = new GtidState();
        both.set(applied.position());
        for (Gtid last : logged.position()) {
            if (last.server() == Gtid.server(writer) && last.sequence() > both.highest(last.domain())) {
                both.add(last.origin(), last.sequence());
            }
        }
        return both.position();
    }

    /** The number of the transaction that is written next; 0 for none. */
    long next(long origin) {
        if (!numbers) {
            return 0;
        }
        long upper = Gtid.domain(origin);
        return kind == Kind.SETS
                ? executed.firstFree(upper)
                : 1 + Math.max(logged.highest(upper), applied.highest(upper));
    }

    /** A transaction was written to the binary log. */
    void logged(long origin, long sequence) {
        if (kind == Kind.DOMAINS) {
            logged.add(origin, sequence);
        } else if (sequence > 0) {
            executed.add(Gtid.domain(origin), sequence);
        }
    }

    /** A transaction of another server was applied. */
    public void applied(long origin, long sequence) {
        if (sequence == 0) {
            return;
        }
        if (kind == Kind.DOMAINS) {
            applied.add(origin, sequence);
        } else if (numbers) {
            executed.add(Gtid.domain(origin), sequence);
        }
    }

    /** RESET MASTER, or a binary log of another name: nothing is in the log. MySQL forgets all GTIDs. */
    public void logReset() {
        logged.set(List.of());
        executed.clear();
        purged.clear();
    }

    /** SET GLOBAL gtid_slave_pos. */
    public void applied(List<Gtid> position) {
        applied.set(position);
    }

    /** MySQL: GTIDs that are executed without being in the log (SET GLOBAL gtid_purged). */
    public void addPurged(GtidSet set) {
        purged.addAll(set);
        executed.addAll(set);
    }

    /** What is written at the head of a new file: the body's bytes of a Gtid_list or Previous_gtids event. */
    int headBytes() {
        return switch (kind) {
            case NONE -> 0;
            case DOMAINS -> logged.size() == 0 ? 6 : 4 + 16 * logged.size();
            case SETS -> 8 + (numbers ? executed.bytes() : 0);
        };
    }

    /** What is known when a new file begins. */
    Head head() {
        return new Head(headBytes(), logged.all(), kind == Kind.SETS && numbers ? executed.copy() : null);
    }

    /**
     * What stands at the head of a file about the GTIDs before it.
     *
     * @param bytes of the event's body
     * @param list MariaDB's Gtid_list
     * @param previous MySQL's Previous_gtids; null without GTIDs
     */
    public record Head(int bytes, List<Gtid> list, @Nullable GtidSet previous) {

        /** Copies the list. */
        public Head {
            list = List.copyOf(list);
        }
    }
}

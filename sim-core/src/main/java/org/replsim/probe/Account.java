package org.replsim.probe;

import java.util.ArrayList;
import java.util.List;

/** The books after a crash: every transaction of the dead server's binary log under exactly one {@link Fate}. */
public final class Account {

    /** How many bits say what was so of a transaction at the crash. */
    static final int BITS = 2;
    /** Its client had its OK. */
    static final int ACKNOWLEDGED = 1;
    /** Other sessions saw it. */
    static final int SEEN = 1 << 1;

    private final Ledger ledger;
    private final Crash crash;
    private final int promoted;
    private final Stand stand;
    private final long[] transactions = new long[Fate.values().length];
    private final long[] bytes = new long[Fate.values().length];
    private final Retries retries;
    private long firstLostNanos;
    private long notSeenLost;
    private long unkept;
    private long errant;

    Account(Ledger ledger, Crash crash, int promoted, Stand stand) {
        this.ledger = ledger;
        this.crash = crash;
        this.promoted = promoted;
        this.stand = stand;
        firstLostNanos = crash.atNanos();
        retries = new Retries(ledger);
        transactions[Fate.KEPT.ordinal()] = crash.settled();
        bytes[Fate.KEPT.ordinal()] = crash.settledBytes();
        for (int place = 0; place < crash.written().length; place++) {
            enter(place);
        }
    }

    private void enter(int place) {
        long entry = crash.written()[place];
        Fate fate = fate(place);
        transactions[fate.ordinal()]++;
        bytes[fate.ordinal()] += ledger.entries().bytes(entry);
        if (fate == Fate.LOST) {
            firstLostNanos = Math.min(firstLostNanos, ledger.entries().commitNanos(entry));
            notSeenLost += (crash.bits(place) & SEEN) == 0 ? 1 : 0;
        }
        if (!stand.has(promoted, place)) {
            unkept++;
            errant += somewhere(place) ? 1 : 0;
        }
    }

    private Fate fate(int place) {
        boolean acknowledged = (crash.bits(place) & ACKNOWLEDGED) != 0;
        if (stand.has(promoted, place)) {
            if (acknowledged) {
                return Fate.KEPT;
            }
            return retries.doneAgain(crash.written()[place], promoted) ? Fate.DUPLICATE : Fate.GHOST;
        }
        if (acknowledged) {
            return Fate.LOST;
        }
        if ((crash.bits(place) & SEEN) != 0) {
            return Fate.PHANTOM_READ;
        }
        return somewhereAlive(place) ? Fate.ERRANT : Fate.NEVER_LEFT;
    }

    /** Whether a server has it, be it only on the disk of a dead one. */
    private boolean somewhere(int place) {
        for (int server = 0; server < ledger.servers(); server++) {
            if (server != promoted && stand.has(server, place)) {
                return true;
            }
        }
        return false;
    }

    private boolean somewhereAlive(int place) {
        for (int server = 0; server < ledger.servers(); server++) {
            if (server != promoted && stand.has(server, place) && (server != crash.server() || stand.alive(server))) {
                return true;
            }
        }
        return false;
    }

    /** Transactions of a fate. */
    public long transactions(Fate fate) {
        return transactions[fate.ordinal()];
    }

    /** Their bytes in the binary log. */
    public long bytes(Fate fate) {
        return bytes[fate.ordinal()];
    }

    /** Crash time minus the commit time of the first lost transaction; 0 if none is lost. */
    public long lostNanos() {
        return crash.atNanos() - firstLostNanos;
    }

    /** All that the promoted server has not, though other sessions saw it: acknowledged ones included. */
    public long seenAndNotKept() {
        return transactions(Fate.PHANTOM_READ) + transactions(Fate.LOST) - notSeenLost;
    }

    /** All that the promoted server has not and another one has, if only on the disk of the dead server. */
    public long errant() {
        return errant;
    }

    /** All that the promoted server has not. */
    public long notKept() {
        return unkept;
    }

    /** What every other server that lives has of what the dead one had written. */
    public List<Standing> others() {
        List<Standing> others = new ArrayList<>();
        for (int server = 0; server < ledger.servers(); server++) {
            if (server != promoted && (crash.wasReplica(server) || server == crash.server()) && stand.alive(server)) {
                others.add(standing(server));
            }
        }
        return others;
    }

    private Standing standing(int server) {
        long both = crash.settled();
        long holes = 0;
        long holeBytes = 0;
        long toCome = 0;
        long extra = 0;
        long neither = 0;
        for (int place = 0; place < crash.written().length; place++) {
            boolean has = stand.has(server, place);
            if (!stand.has(promoted, place)) {
                extra += has ? 1 : 0;
                neither += has ? 0 : 1;
            } else if (has) {
                both++;
            } else if (stand.toCome(server, place)) {
                toCome++;
            } else {
                holes++;
                holeBytes += ledger.entries().bytes(crash.written()[place]);
            }
        }
        return new Standing(server, both, holes, holeBytes, toCome, extra, neither);
    }

    /**
     * What a server that lives has of what the dead one had written; the five counts add up to all of it.
     *
     * @param server its place in the scenario
     * @param both it has them, and so has the promoted server
     * @param holes the promoted server has them, this one has not, and nothing will send them
     * @param holeBytes their bytes in the binary log
     * @param toCome the promoted server has them, and they stand before this one in its source's binary log
     * @param extra it has them, the promoted server has not
     * @param neither none of both has them
     */
    public record Standing(int server, long both, long holes, long holeBytes, long toCome, long extra, long neither) {}
}

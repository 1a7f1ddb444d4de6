package org.replsim.binlog;

import java.util.List;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a dump begins that is asked for by GTID (spec 1.4, 5.1): behind the last transaction of each domain that the replica
 * has, or with the first that is not in its set.
 */
public final class GtidStart {

    private static final String NOT_FOUND = "Could not find GTID state requested by slave in any binlog files. Probably"
            + " the slave state is too old and required binlog files have been purged.";
    private static final long IN_OTHER_LOG = -1;

    private final Binlog log;
    private final Gtids gtids;
    private final long first;
    private String refusal = "";
    /** The row behind the one that the replica has, for each domain. */
    private final TreeMap<Long, Long> starts = new TreeMap<>();

    private GtidStart(Binlog log) {
        this.log = log;
        gtids = log.gtids();
        first = log.firstOfFiles();
    }

    /**
     * MariaDB: begins behind a position.
     *
     * @param position what the replica has, one GTID for each domain
     * @param strict whether the source is in gtid_strict_mode
     */
    public static DumpStart behind(Binlog log, List<Gtid> position, boolean strict) {
        return new GtidStart(log).behind(position, strict);
    }

    /**
     * MySQL: begins with the first transaction that is not in a set, and leaves out those behind it that are.
     *
     * @param has what the replica has
     * @param uuids of sources, for messages
     * @param newWords whether the version says replica and source
     */
    public static DumpStart missing(Binlog log, GtidSet has, Transactions uuids, boolean newWords) {
        return new GtidStart(log).missing(has, uuids, newWords);
    }

    private DumpStart behind(List<Gtid> position, boolean strict) {
        for (Gtid each : position) {
            long start = start(each, strict);
            if (!refusal.isEmpty()) {
                return DumpStart.refused(refusal);
            }
            if (start != IN_OTHER_LOG) {
                starts.put(each.domain(), start);
            }
        }
        for (Gtid before : listOfOldest()) {
            boolean asked = position.stream().anyMatch(each -> each.domain() == before.domain());
            if (!asked) {
                return DumpStart.refused(NOT_FOUND);
            }
        }
        long row = starts.values().stream().mapToLong(Long::longValue).min().orElse(first);
        boolean others = otherDomains(row);
        if (others) {
            row = first;
        }
        long last = starts.values().stream().mapToLong(Long::longValue).max().orElse(row);
        if (row == first) {
            return fromHead(last > row ? this::known : null);
        }
        return at(row, last > row ? this::known : null);
    }

    /** Whether a domain of which the replica has nothing has written before a row. */
    private boolean otherDomains(long row) {
        for (long each = first; each < row; each++) {
            if (!starts.containsKey(Gtid.domain(log.origin(each)))) {
                return true;
            }
        }
        return false;
    }

    private boolean known(long row) {
        Long start = starts.get(Gtid.domain(log.origin(row)));
        return start != null && row < start;
    }

    /** The first row behind a GTID, or {@link #IN_OTHER_LOG}; {@link #refusal} if there is none. */
    private long start(Gtid asked, boolean strict) {
        long logged = gtids.logged().sequence(asked.origin());
        if (logged >= asked.sequence()) {
            return behind(asked, strict);
        }
        Gtid newest = gtids.logged().last(asked.domain());
        Gtid applied = gtids.applied().last(asked.domain());
        if (asked.equals(applied)) {
            return first; // it was applied here and not logged: all that is in the log came later
        }
        if (newest == null && applied == null) {
            return IN_OTHER_LOG;
        }
        refusal = "Error: connecting slave requested to start from GTID " + asked
                + ", which is not in the master's binlog"
                + (gtids.logged().highest(asked.domain()) > asked.sequence()
                        ? ". Since the master's binlog contains GTIDs with higher sequence numbers, it probably means that"
                                + " the slave has diverged due to executing extra erroneous transactions"
                        : "");
        return IN_OTHER_LOG;
    }

    private long behind(Gtid asked, boolean strict) {
        long after = -1;
        for (long row = log.written() - 1; row >= first; row--) {
            if (log.origin(row) == asked.origin()) {
                if (log.sequence(row) == asked.sequence()) {
                    return row + 1;
                }
                if (log.sequence(row) < asked.sequence()) {
                    break;
                }
                after = row;
            }
        }
        boolean recycled = first > 0 && first == log.firstKept();
        for (Gtid before : listOfOldest()) {
            if (!recycled && before.equals(asked)) {
                return first;
            }
            if (before.origin() == asked.origin() && before.sequence() > asked.sequence()) {
                refusal = NOT_FOUND;
                return IN_OTHER_LOG;
            }
        }
        if (recycled) {
            refusal = NOT_FOUND;
        } else if (strict || after < 0) {
            refusal = "The binlog on the master is missing the GTID " + asked + " requested by the slave (even though a"
                    + " subsequent sequence number does exist), and GTID strict mode is enabled";
        }
        return after;
    }

    private List<Gtid> listOfOldest() {
        return log.files().gtids(log.files().firstKept()).list();
    }

    private DumpStart missing(GtidSet has, Transactions uuids, boolean newWords) {
        GtidSet before = gtids.purged().copy();
        GtidSet previous = log.files().gtids(log.files().firstKept()).previous();
        if (previous != null) {
            before.addAll(previous);
        }
        GtidSet lost = before.without(has);
        if (!lost.isEmpty()) {
            return DumpStart.refused(
                    newWords
                            ? "Cannot replicate because the source purged required binary logs. Replicate the missing"
                                    + " transactions from elsewhere, or provision a new replica from backup. Consider"
                                    + " increasing the source's binary log expiration period. The GTID set sent by the"
                                    + " replica is '" + has.text(uuids::uuid) + "', and the missing transactions are '"
                                    + lost.text(uuids::uuid) + "'"
                            : "The slave is connecting using CHANGE MASTER TO MASTER_AUTO_POSITION = 1, but the master has"
                                    + " purged binary logs containing GTIDs that the slave requires.");
        }
        long self = Gtid.domain(gtids.writer());
        if (!has.of(self).without(gtids.executed()).isEmpty()) {
            return DumpStart.refused(moreThanSource(newWords));
        }
        long row = first;
        while (row < log.written() && in(has, row)) {
            row++;
        }
        GtidSet sent = has.copy();
        return row == first ? fromHead(each -> in(sent, each)) : at(row, each -> in(sent, each));
    }

    /** The replica has what this server has written and does not know any more. */
    private static String moreThanSource(boolean newWords) {
        String text =
                "Slave has more GTIDs than the master has, using the master's SERVER_UUID. This may indicate that the"
                        + " end of the binary log was truncated or that the last binary log file was lost, e.g., after a power or"
                        + " disk failure when sync_binlog != 1. The master may or may not have rolled back transactions that were"
                        + " already replicated to the slave. Suggest to replicate any transactions that master has rolled back"
                        + " from slave to master, and/or commit empty transactions on master to account for transactions that"
                        + " have been committed on master but are not included in GTID_EXECUTED.";
        return newWords
                ? text.replace("Slave", "Replica").replace("slave", "replica").replace("master", "source")
                : text;
    }

    private boolean in(GtidSet has, long row) {
        return has.contains(Gtid.domain(log.origin(row)), log.sequence(row));
    }

    private DumpStart fromHead(@Nullable LongPredicate known) {
        int file = log.files().firstKept();
        boolean kept = log.files().exists(file) && (first > log.firstKept() || log.firstKept() == 0);
        return kept ? new DumpStart(file, first, true, "", known) : DumpStart.refused(DumpStart.NO_FILE);
    }

    private DumpStart at(long row, @Nullable LongPredicate known) {
        int file = log.files().fileOf(log.endOffset(row - 1));
        return log.files().exists(file)
                ? new DumpStart(file, row, false, "", known)
                : DumpStart.refused(DumpStart.NO_FILE);
    }
}

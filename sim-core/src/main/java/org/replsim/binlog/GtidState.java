package org.replsim.binlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the domains of MariaDB's GTIDs have got: the last number of each server in each domain (gtid_binlog_state), and
 * which of them came last (gtid_binlog_pos, gtid_slave_pos).
 */
public final class GtidState {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Domain> domains = new ArrayList<>();
    private @Nullable Entry latest;

    /** One more transaction, which is the last of its domain now. */
    public void add(long origin, long sequence) {
        Entry known = latest;
        Entry entry = known != null && known.origin == origin ? known : entry(origin);
        entry.sequence = sequence;
        Domain domain = entry.domain;
        if (sequence > domain.highest) {
            domain.highest = sequence;
        }
        if (entry != known || domain.last != entry) {
            domain.last = entry;
            latest = entry;
        }
    }

    /** The highest number that a domain has seen; 0 for none. */
    public long highest(long domain) {
        Entry known = latest;
        if (known != null && known.domain.id == domain) {
            return known.domain.highest;
        }
        for (Domain each : domains) {
            if (each.id == domain) {
                return each.highest;
            }
        }
        return 0;
    }

    /** The last number of a server in a domain; 0 for none. */
    public long sequence(long origin) {
        for (Entry each : entries) {
            if (each.origin == origin) {
                return each.sequence;
            }
        }
        return 0;
    }

    /** The last GTID of a domain, or null. */
    public @Nullable Gtid last(long domain) {
        for (Domain each : domains) {
            if (each.id == domain && each.last != null) {
                return each.last.gtid();
            }
        }
        return null;
    }

    /** The last GTID of each domain, by domain. */
    public List<Gtid> position() {
        return domains.stream()
                .filter(domain -> domain.last != null)
                .sorted(Comparator.comparingLong(domain -> domain.id))
                .map(domain -> Gtid.of(
                        domain.last == null ? 0 : domain.last.origin, domain.last == null ? 0 : domain.last.sequence))
                .toList();
    }

    /** The last GTID of each server in each domain, by domain and server. */
    public List<Gtid> all() {
        return entries.stream()
                .map(Entry::gtid)
                .sorted(Comparator.<Gtid>comparingLong(Gtid::domain).thenComparingLong(Gtid::server))
                .toList();
    }

    /** How many servers in how many domains: the entries of a Gtid_list event. */
    public int size() {
        return entries.size();
    }

    /** RESET MASTER, or a position that was set: nothing else is known. */
    public void set(List<Gtid> gtids) {
        entries.clear();
        domains.clear();
        latest = null;
        gtids.forEach(gtid -> add(gtid.origin(), gtid.sequence()));
    }

    private Entry entry(long origin) {
        for (Entry each : entries) {
            if (each.origin == origin) {
                return each;
            }
        }
        Entry added = new Entry(origin, domain(Gtid.domain(origin)));
        entries.add(added);
        return added;
    }

    private Domain domain(long id) {
        for (Domain each : domains) {
            if (each.id == id) {
                return each;
            }
        }
        Domain added = new Domain(id);
        domains.add(added);
        return added;
    }

    /** A domain. */
    private static final class Domain {
        private final long id;
        private long highest;
        private @Nullable Entry last;

        Domain(long id) {
            this.id = id;
        }
    }

    /** A server in a domain. */
    private static final class Entry {
        private final long origin;
        private final Domain domain;
        private long sequence;

        Entry(long origin, Domain domain) {
            this.origin = origin;
            this.domain = domain;
        }

        Gtid gtid() {
            return Gtid.of(origin, sequence);
        }
    }
}

package org.replsim.engine;

import java.util.Comparator;

/**
 * The stable name of a source of events. Sorting the names gives the ranks that decide between equal instants, so the
 * relative order of two sources never depends on what else exists.
 *
 * @param owner the server, link or workload the source belongs to
 * @param role what it does there, such as {@code dump} or {@code session}
 * @param index which of several with the same owner and role, from 0
 */
public record SourceName(String owner, String role, int index) implements Comparable<SourceName> {

    private static final Comparator<SourceName> ORDER = Comparator.comparing(SourceName::owner)
            .thenComparing(SourceName::role)
            .thenComparingInt(SourceName::index);

    /** A source that is the only one of its role. */
    public SourceName(String owner, String role) {
        this(owner, role, 0);
    }

    @Override
    public int compareTo(SourceName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return owner + "/" + role + "/" + index;
    }
}

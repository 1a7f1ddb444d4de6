package org.replsim.fault;

import java.util.Comparator;
import java.util.List;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Power;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/** Lets the faults of a run happen at their instants; those of one instant in the order they were written. */
public final class Timeline {

    private final Cluster cluster;
    private final List<TimelineEntry> entries;
    private final Timer next;
    private int place;

    /** Arms the first fault. */
    public Timeline(Cluster cluster, List<TimelineEntry> timeline) {
        this.cluster = cluster;
        entries = timeline.stream()
                .sorted(Comparator.comparingLong(TimelineEntry::atNanos))
                .toList();
        if (entries.stream().anyMatch(entry -> entry.fault().losesPower())) {
            Power.foresee(cluster);
        }
        next = cluster.simulation().timer(new SourceName("", "timeline"), this::happen);
        arm();
    }

    private void arm() {
        if (place < entries.size()) {
            next.at(entries.get(place).atNanos());
        }
    }

    private void happen() {
        long now = cluster.simulation().now();
        while (place < entries.size() && entries.get(place).atNanos() == now) {
            entries.get(place++).fault().happen(cluster);
        }
        arm();
    }
}

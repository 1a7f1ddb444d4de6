package org.replsim.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * What is going to happen in a run. Its instants follow from the seed.
 *
 * @param fixed faults at instants, in any order; those of one instant happen in this order
 * @param random faults at instants that are drawn
 * @param renewals what fails and is repaired for the length of the run
 */
public record Plan(List<TimelineEntry> fixed, List<RandomEntry> random, List<Renewal> renewals) {

    /** Copies the lists. */
    public Plan {
        fixed = List.copyOf(fixed);
        random = List.copyOf(random);
        renewals = List.copyOf(renewals);
    }

    /** Nothing is left to chance. */
    public static Plan of(List<TimelineEntry> fixed) {
        return new Plan(fixed, List.of(), List.of());
    }

    /** All that happens in a run of this seed and length, in no order. */
    public List<TimelineEntry> timeline(long seed, long durationNanos) {
        if (random.isEmpty() && renewals.isEmpty()) {
            return fixed;
        }
        List<TimelineEntry> entries = new ArrayList<>(fixed);
        random.forEach(entry -> entries.add(entry.drawn(seed)));
        renewals.forEach(renewal -> renewal.addUntil(durationNanos, seed, entries));
        return entries;
    }
}

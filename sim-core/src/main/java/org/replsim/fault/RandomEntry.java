package org.replsim.fault;

import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/**
 * A fault at a random instant, which follows from the seed of the run: the same in all variants.
 *
 * @param name the draw is keyed by it; entries of one name share it
 * @param at when, from the start of the run, nanoseconds
 * @param afterNanos how long after the instant that is drawn
 * @param fault what
 * @param label the planned work that it is a step of; empty for none
 */
public record RandomEntry(String name, Distribution at, long afterNanos, Fault fault, String label) {

    TimelineEntry drawn(long seed) {
        long instant = QuantileTable.of(at).nanos(new Draws(seed, name).bits(0));
        return new TimelineEntry(instant + afterNanos, fault, label);
    }
}

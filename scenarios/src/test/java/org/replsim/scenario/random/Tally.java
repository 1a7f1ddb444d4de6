package org.replsim.scenario.random;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was looked at, over one run or many, so that nobody takes silence for a result. */
final class Tally {

    final Map<Excuse, Long> lacking = new EnumMap<>(Excuse.class);
    final Map<Excuse, Long> lost = new EnumMap<>(Excuse.class);
    final Map<String, Long> ends = new TreeMap<>();
    long promises;
    long promotions;
    long takeovers;
    long positions;
    long rereads;
    long prefixes;
    long caughtUp;
    long agreements;

    /** A replica lacks what it has acknowledged. */
    void lacking(Excuse excuse) {
        lacking.merge(excuse, 1L, Long::sum);
    }

    /** A transaction would be lost by a promotion. */
    void lost(Excuse excuse) {
        lost.merge(excuse, 1L, Long::sum);
    }

    /** A replica could not catch up. */
    void end(String why) {
        ends.merge(why, 1L, Long::sum);
    }

    /** The reasons that were met at all. */
    Set<Excuse> met() {
        Set<Excuse> met = EnumSet.noneOf(Excuse.class);
        met.addAll(lacking.keySet());
        met.addAll(lost.keySet());
        return met;
    }

    void add(Tally other) {
        other.lacking.forEach((excuse, count) -> lacking.merge(excuse, count, Long::sum));
        other.lost.forEach((excuse, count) -> lost.merge(excuse, count, Long::sum));
        other.ends.forEach((why, count) -> ends.merge(why, count, Long::sum));
        promises += other.promises;
        promotions += other.promotions;
        takeovers += other.takeovers;
        positions += other.positions;
        rereads += other.rereads;
        prefixes += other.prefixes;
        caughtUp += other.caughtUp;
        agreements += other.agreements;
    }

    @Override
    public String toString() {
        return promises + " waits ended by an ACK; lacking later " + lacking + "; lost by one of " + promotions
                + " promotions or " + takeovers + " takeovers " + lost + "; positions " + positions + ", rereads "
                + rereads + ", prefixes " + prefixes
                + ", caught up " + caughtUp
                + ", stopped " + ends + ", agreeing pairs " + agreements;
    }
}

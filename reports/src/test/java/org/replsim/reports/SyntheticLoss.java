package org.replsim.reports;

import java.util.List;
import org.replsim.probe.Fate;
import org.replsim.run.LossRecord;
import org.replsim.run.LossRecord.Reference;
import org.replsim.run.StandingRecord;
import org.replsim.run.Tally;

/** Made-up crashes of db1. */
public final class SyntheticLoss {

    private SyntheticLoss() {}

    /** So many acknowledged ones, some of them lost, each 615 bytes and 0.2 ms long; three others never left. */
    public static LossRecord of(long atNanos, long acknowledged, long lost) {
        return of(
                atNanos, Reference.MOST_RECEIVED, -1, new long[] {acknowledged - lost, lost, 0, 0, 0, 0, 3}, List.of());
    }

    /**
     * Any.
     *
     * @param fates transactions of each fate, in their order
     */
    public static LossRecord of(
            long atNanos, Reference reference, long rtoNanos, long[] fates, List<StandingRecord> others) {
        Fate[] all = Fate.values();
        long written = 0;
        for (long count : fates) {
            written += count;
        }
        long ghosts = fates[Fate.GHOST.ordinal()] + fates[Fate.DUPLICATE.ordinal()];
        long lost = fates[Fate.LOST.ordinal()];
        long kept = fates[Fate.KEPT.ordinal()];
        List<Tally> tallies = new java.util.ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            tallies.add(new Tally(all[i], fates[i], fates[i] * 615));
        }
        return new LossRecord(
                "db1",
                atNanos,
                "db2",
                reference,
                rtoNanos,
                written,
                kept + lost,
                kept + ghosts,
                lost,
                lost * 615,
                lost * 200_000,
                ghosts,
                lost + fates[Fate.PHANTOM_READ.ordinal()],
                written - kept - ghosts,
                tallies,
                others);
    }
}

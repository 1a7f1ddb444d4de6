package org.replsim.lab.run;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.replsim.probe.Fate;
import org.replsim.run.LossRecord;
import org.replsim.run.StandingRecord;
import org.replsim.run.Tally;

/**
 * The transactions of a crashed server as sets (spec 5.3).
 *
 * @param written W, all that any server or client knows of
 * @param told A, with the instants of the OKs
 * @param kept K, what the reference has
 */
record Fates(Set<Long> written, Map<Long, Long> told, Set<Long> kept) {

    /** What is acknowledged or kept was written, even if the crashed server does not have it any more. */
    static Fates of(Set<Long> onCrashed, Map<Long, Long> told, Set<Long> kept) {
        Set<Long> written = new HashSet<>(onCrashed);
        written.addAll(kept);
        written.addAll(told.keySet());
        return new Fates(written, told, kept);
    }

    /** The record; sizes in the binary log are not known, nor when somebody was promoted, as nobody was. */
    LossRecord record(CrashSeen crash, String reference, List<StandingRecord> others) {
        long both = both(told.keySet(), kept);
        long lost = told.size() - both;
        long ghosts = kept.size() - both;
        long errant = written.size() - kept.size();
        List<Tally> tallies = List.of(
                new Tally(Fate.KEPT, both, 0),
                new Tally(Fate.LOST, lost, 0),
                new Tally(Fate.GHOST, ghosts, 0),
                new Tally(Fate.ERRANT, errant - lost, 0));
        return new LossRecord(
                crash.server(),
                crash.atNanos(),
                true,
                reference,
                LossRecord.Reference.MOST_RECEIVED,
                -1,
                -1,
                written.size(),
                told.size(),
                kept.size(),
                lost,
                0,
                sinceFirstLost(crash.atNanos()),
                ghosts,
                lost,
                errant,
                tallies,
                others);
    }

    private long sinceFirstLost(long crashNanos) {
        return told.entrySet().stream()
                .filter(entry -> !kept.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .map(at -> Math.max(0, crashNanos - at))
                .orElse(0L);
    }

    /** Another replica, by what it has. */
    StandingRecord standing(String server, Set<Long> has) {
        long both = both(has, kept);
        long extra = has.size() - both;
        return new StandingRecord(server, both, kept.size() - both, 0, 0, extra, written.size() - kept.size() - extra);
    }

    private static long both(Set<Long> some, Set<Long> others) {
        return some.stream().filter(others::contains).count();
    }
}

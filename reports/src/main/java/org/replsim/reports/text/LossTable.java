package org.replsim.reports.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.run.LossRecord;
import org.replsim.run.StandingRecord;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What each crash left behind, as tables; {@code docs/failover.md} explains their columns. */
public final class LossTable {

    private static final List<String> HEADING = List.of(
            "variant",
            "acknowledged",
            "kept",
            "lost",
            "bytes",
            "seconds",
            "ghosts",
            "twice",
            "phantoms",
            "errant",
            "RTO");
    private static final List<String> OTHERS =
            List.of("server", "has too", "hole", "bytes", "still to come", "errant here");

    private LossTable() {}

    /** The tables by their titles: for each moment of a crash the loss, then the other servers. */
    public static Map<String, Table> of(ScenarioResult result) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (VariantResult variant : result.variants()) {
            for (LossRecord loss : variant.losses()) {
                tables.computeIfAbsent(title(loss), title -> new Table(HEADING)).row(row(variant.name(), loss));
            }
        }
        boolean alone = result.variants().size() == 1;
        for (VariantResult variant : result.variants()) {
            for (LossRecord loss : variant.losses()) {
                String title = "The other servers, against " + loss.promoted() + " after the crash of " + loss.crashed()
                        + " at " + Quantity.instant(loss.atNanos());
                for (StandingRecord other : loss.others()) {
                    tables.computeIfAbsent(title, any -> new Table(OTHERS))
                            .row(row(alone ? other.server() : variant.name() + ": " + other.server(), other));
                }
            }
        }
        return tables;
    }

    private static String title(LossRecord loss) {
        String crash = "Crash of " + loss.crashed() + " at " + Quantity.instant(loss.atNanos());
        return crash
                + switch (loss.reference()) {
                    case PROMOTED -> "; " + loss.promoted() + " was promoted";
                    case WRITTEN_TO -> "; then clients write to " + loss.promoted();
                    case MOST_RECEIVED -> "; " + loss.promoted() + " has received most";
                    case ITSELF -> "; no replica lives";
                };
    }

    private static List<String> row(String name, LossRecord loss) {
        return List.of(
                name,
                Quantity.count(loss.acknowledged()),
                Quantity.count(loss.acknowledged() - loss.lostAcknowledged()),
                Quantity.count(loss.lostAcknowledged()),
                Quantity.bytes((double) loss.lostBytes()),
                Quantity.duration((double) loss.lostNanos()),
                Quantity.count(loss.ghosts()),
                loss.duplicates() == 0 ? Quantity.NONE : Quantity.count(loss.duplicates()),
                Quantity.count(loss.phantomReads()),
                Quantity.count(loss.errant()),
                loss.rtoNanos() < 0 ? Quantity.NONE : Quantity.duration((double) loss.rtoNanos()));
    }

    private static List<String> row(String name, StandingRecord other) {
        return List.of(
                name,
                Quantity.count(other.both()),
                Quantity.count(other.holes()),
                other.holes() == 0 ? Quantity.NONE : Quantity.bytes((double) other.holeBytes()),
                Quantity.count(other.toCome()),
                Quantity.count(other.extra()));
    }
}

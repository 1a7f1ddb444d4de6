package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.List;
import org.replsim.run.LossRecord;
import org.replsim.run.LossRecord.Reference;
import org.replsim.run.StandingRecord;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What somebody has to do after a crash, in one sentence each: holes, errant transactions, what was done twice, the tail. */
final class RepairSentences {

    private static final int MOST = 4;

    private RepairSentences() {}

    /** The sentences, the most urgent first; none if nothing is to be done. */
    static List<String> of(ScenarioResult result) {
        List<String> sentences = new ArrayList<>();
        boolean alone = result.variants().size() == 1;
        for (VariantResult variant : result.variants()) {
            String in = alone ? "" : "In " + variant.name() + " ";
            for (LossRecord loss : variant.losses()) {
                for (StandingRecord other : loss.others()) {
                    hole(in, loss, other, sentences);
                    errant(in, loss, other, sentences);
                }
                twice(in, loss, sentences);
            }
        }
        if (sentences.size() > MOST) {
            int left = sentences.size() - MOST;
            sentences.subList(MOST, sentences.size()).clear();
            sentences.add("And " + left + " more of the kind: see the tables.");
        }
        return sentences;
    }

    private static void hole(String in, LossRecord loss, StandingRecord other, List<String> sentences) {
        if (other.holes() > 0) {
            sentences.add(in + other.server() + " has a hole of " + Quantity.count(other.holes())
                    + "; rebuild it or apply the difference from " + loss.promoted() + ".");
        }
    }

    private static void errant(String in, LossRecord loss, StandingRecord other, List<String> sentences) {
        boolean replaced = loss.reference() == Reference.PROMOTED || loss.reference() == Reference.WRITTEN_TO;
        if (other.extra() > 0 && replaced) {
            sentences.add(in + other.server() + " has " + Quantity.count(other.extra()) + " that " + loss.promoted()
                    + " has not; save what is needed of them and rebuild " + other.server() + ".");
        }
    }

    private static void twice(String in, LossRecord loss, List<String> sentences) {
        if (loss.duplicates() > 0) {
            String times = loss.duplicates() == 1 ? "1 transaction was" : loss.duplicates() + " transactions were";
            sentences.add(in + times + " done twice on " + loss.promoted()
                    + ": clients sent them again without an answer; make them idempotent.");
        }
    }
}

package org.replsim.failover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who takes over.
 *
 * @param name of the server; empty: nobody
 * @param why nobody, or on what grounds
 */
record Choice(String name, String why) {

    /**
     * Chooses.
     *
     * @param candidates by preference: of equals the first is taken
     */
    static Choice of(PromotionRule rule, List<Candidate> candidates) {
        List<Candidate> usable = candidates.stream().filter(Candidate::usable).toList();
        if (rule == PromotionRule.FIXED && !candidates.isEmpty()) {
            Candidate first = candidates.get(0);
            return first.usable()
                    ? new Choice(first.name(), first.name() + ", as was laid down")
                    : new Choice("", "nobody: " + first.name() + " " + first.obstacle());
        }
        if (usable.isEmpty()) {
            List<String> obstacles = new ArrayList<>();
            candidates.forEach(each -> obstacles.add(each.name() + " " + each.obstacle()));
            return new Choice("", "nobody: " + String.join("; ", obstacles));
        }
        Comparator<Candidate> order = rule == PromotionRule.MOST_APPLIED
                ? Comparator.comparing(each -> each.seen().executed())
                : Comparator.comparing(each -> each.seen().read());
        Candidate best = usable.get(0);
        for (Candidate each : usable) {
            best = order.compare(each, best) > 0 ? each : best;
        }
        String most = rule == PromotionRule.MOST_APPLIED ? "has applied most" : "has received most";
        return new Choice(best.name(), best.name() + " " + most);
    }
}

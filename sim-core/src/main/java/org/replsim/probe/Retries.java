package org.replsim.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which transactions are tries of the same one: a client without an answer may send it several times. */
final class Retries {

    private final Ledger ledger;
    /** From each name to all names of the same, in the order of the tries. */
    private final SortedMap<Long, List<Long>> tries = new TreeMap<>();

    Retries(Ledger ledger) {
        this.ledger = ledger;
        for (long[] pair : ledger.retries()) {
            List<Long> same = tries.computeIfAbsent(pair[0], first -> new ArrayList<>(List.of(first)));
            same.add(pair[1]);
            tries.put(pair[1], same);
        }
    }

    /** Whether a server has a later try of the same transaction. */
    boolean doneAgain(long entry, int server) {
        long id = ledger.entries().id(entry);
        List<Long> same = tries.getOrDefault(id, List.of());
        return same.stream().skip(same.indexOf(id) + 1L).anyMatch(other -> {
            long later = ledger.entry(other);
            return later >= 0 && ledger.has(later, server);
        });
    }
}

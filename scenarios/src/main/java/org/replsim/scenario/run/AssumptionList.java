package org.replsim.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.replsim.scenario.origin.Assumption;

/** Makes the list of assumptions short: each once, and one line for a value that all hosts share. */
final class AssumptionList {

    private AssumptionList() {}

    static List<Assumption> tidied(List<Assumption> all) {
        Set<String> hosts = new LinkedHashSet<>();
        Map<String, Set<Assumption>> byProperty = new LinkedHashMap<>();
        for (Assumption assumption : new LinkedHashSet<>(all)) {
            hosts.add(host(assumption));
            byProperty
                    .computeIfAbsent(shared(assumption), path -> new LinkedHashSet<>())
                    .add(assumption);
        }
        List<Assumption> tidied = new ArrayList<>();
        byProperty.forEach((path, group) -> {
            Set<Assumption> anonymous = new LinkedHashSet<>();
            group.forEach(one -> anonymous.add(new Assumption(path, one.value(), one.origin(), one.where())));
            boolean everywhere = anonymous.size() == 1 && hosts.size() > 1 && group.size() == hosts.size();
            tidied.addAll(everywhere ? anonymous : group);
        });
        return tidied;
    }

    private static String host(Assumption assumption) {
        String[] parts = assumption.path().split("\\.", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    private static String shared(Assumption assumption) {
        return assumption.path().replaceFirst("^hosts\\.[^.]+\\.", "hosts.*.");
    }
}

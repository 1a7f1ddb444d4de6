package org.replsim.fault;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.replsim.cluster.Cluster;
import org.replsim.net.Link;

/**
 * The servers fall into sets: every link between two of them is cut, those inside a set work.
 *
 * @param sets of servers, each in one of them; a server that is named in none keeps all its links
 * @param kind what the cuts do to the bytes
 */
public record Partition(List<List<String>> sets, CutKind kind) implements Fault {

    /** Copies the sets. */
    public Partition {
        sets = sets.stream().map(List::copyOf).toList();
    }

    @Override
    public String target() {
        return sets.get(0).get(0);
    }

    @Override
    public String text() {
        return "partition "
                + sets.stream().map(set -> String.join("+", set)).collect(Collectors.joining(" | "))
                + " (" + kind.name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public void happen(Cluster cluster) {
        for (Link link : cluster.links()) {
            int a = setOf(link.a());
            int b = setOf(link.b());
            if (a >= 0 && b >= 0 && a != b) {
                link.cut(kind.state());
            }
        }
    }

    private int setOf(String server) {
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).contains(server)) {
                return i;
            }
        }
        return -1;
    }
}

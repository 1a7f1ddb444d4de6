package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.net.Link;
import org.replsim.net.LinkState;

/**
 * The packet filter of a host, as far as it closes its servers' ports: the first rule that matches decides. A closed port
 * cuts the links between the server and the hosts that the rule is about, in both directions: where each of two servers
 * replicates from the other, both streams stop. REJECT resets connections and refuses new ones, DROP swallows everything.
 */
final class Firewall {

    /** What a rule does with a packet. */
    enum Verdict {
        ACCEPT,
        DROP,
        REJECT
    }

    /**
     * A rule of the INPUT chain.
     *
     * @param text as it was written, behind the name of the chain
     * @param port the server's; 0: any
     * @param source the address it is about; empty: any
     */
    record Rule(String text, int port, String source, Verdict verdict) {

        boolean matches(int otherPort, String address) {
            return (port == 0 || port == otherPort) && (source.isEmpty() || source.equals(address));
        }
    }

    private final Cluster cluster;
    private final Machine machine;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Link, Verdict> applied = new LinkedHashMap<>();

    Firewall(Cluster cluster, Machine machine) {
        this.cluster = cluster;
        this.machine = machine;
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    void add(Rule rule, boolean first) {
        rules.add(first ? 0 : rules.size(), rule);
        apply();
    }

    /** Returns whether there was such a rule. */
    boolean delete(Rule rule) {
        for (Rule each : rules) {
            if (each.port() == rule.port() && each.source().equals(rule.source()) && each.verdict() == rule.verdict()) {
                rules.remove(each);
                apply();
                return true;
            }
        }
        return false;
    }

    boolean delete(int number) {
        boolean there = number >= 1 && number <= rules.size();
        if (there) {
            rules.remove(number - 1);
            apply();
        }
        return there;
    }

    void flush() {
        rules.clear();
        apply();
    }

    /** What becomes of a packet to a port. */
    Verdict verdict(int port, String address) {
        return rules.stream()
                .filter(rule -> rule.matches(port, address))
                .findFirst()
                .map(Rule::verdict)
                .orElse(Verdict.ACCEPT);
    }

    private void apply() {
        for (Instance instance : machine.instances()) {
            for (Node other : cluster.nodes()) {
                if (!other.server().host().name().equals(machine.host().name())) {
                    cluster.findLink(instance.name(), other.server().name())
                            .ifPresent(link -> apply(
                                    link,
                                    verdict(
                                            instance.port(),
                                            other.server().host().address())));
                }
            }
        }
    }

    private void apply(Link link, Verdict verdict) {
        Verdict before = applied.getOrDefault(link, Verdict.ACCEPT);
        if (before == verdict) {
            return;
        }
        applied.put(link, verdict);
        switch (verdict) {
            case ACCEPT -> link.restore();
            case DROP -> link.cut(LinkState.SILENT);
            case REJECT -> link.cut(LinkState.RESET);
        }
    }
}

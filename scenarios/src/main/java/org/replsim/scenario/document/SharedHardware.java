package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.yaml.Node;

/** The block of service times that all hosts share. */
final class SharedHardware {

    private static final String HARDWARE = "hardware";
    private static final String HOSTS = "hosts";

    private SharedHardware() {}

    /** The scenario with the shared block moved into each host, which may say some of it differently. */
    static Node.Mapping spread(Node.Mapping scenario) {
        Node shared = scenario.find(HARDWARE).orElse(null);
        Node.Entry hosts = scenario.byKey().get(HOSTS);
        if (shared == null || hosts == null || !(hosts.value() instanceof Node.Mapping byName)) {
            return scenario;
        }
        List<Node.Entry> spread = new ArrayList<>();
        for (Node.Entry host : byName.entries()) {
            spread.add(new Node.Entry(host.key(), host.place(), withHardware(host.value(), shared)));
        }
        Node all = new Node.Mapping(byName.place(), byName.path(), spread);
        return scenario.without(HARDWARE).with(new Node.Entry(HOSTS, hosts.place(), all));
    }

    private static Node withHardware(Node host, Node shared) {
        if (!(host instanceof Node.Mapping mapping)) {
            return host;
        }
        Node both = mapping.find(HARDWARE)
                .map(own -> HardwareShape.HARDWARE.merge(shared, own))
                .orElse(shared);
        return mapping.with(new Node.Entry(HARDWARE, both.place(), both));
    }
}

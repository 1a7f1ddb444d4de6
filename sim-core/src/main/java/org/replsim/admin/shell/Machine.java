package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.admin.file.PacketCapture;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.host.Host;
import org.replsim.host.HostClock;

/** A host with its files, its servers and its firewall, which all its shells share. */
final class Machine {

    private final Cluster cluster;
    private final Host host;
    private final HostFiles files;
    private final Firewall firewall;
    private final List<Instance> instances = new ArrayList<>();
    private final SortedMap<String, PacketCapture> captures = new TreeMap<>();

    Machine(Cluster cluster, Host host) {
        this.cluster = cluster;
        this.host = host;
        files = new HostFiles(this::seconds);
        firewall = new Firewall(cluster, this);
        List<Node> nodes = cluster.nodes().stream()
                .filter(node -> node.server().host().name().equals(host.name()))
                .toList();
        for (Node node : nodes) {
            Instance instance = new Instance(cluster, this, node, nodes.size() > 1);
            instances.add(instance);
            files.add(instance.files());
        }
        files.add(new ConfigFile(this));
    }

    Host host() {
        return host;
    }

    Cluster cluster() {
        return cluster;
    }

    HostFiles files() {
        return files;
    }

    Firewall firewall() {
        return firewall;
    }

    /** Its servers in the order of the scenario. */
    List<Instance> instances() {
        return instances;
    }

    /** The server that is meant: by name, or the first one if there is no name. */
    Optional<Instance> instance(String name) {
        return instances.stream()
                .filter(instance -> name.isEmpty() || instance.name().equals(name))
                .findFirst();
    }

    /** The tcpdump that listens on the link to a host. */
    Optional<PacketCapture> capture(String otherHost) {
        return Optional.ofNullable(captures.get(otherHost));
    }

    void capture(String otherHost, PacketCapture capture) {
        captures.put(otherHost, capture);
    }

    /** Now by its clock, seconds since 1970. */
    long seconds() {
        return HostClock.EPOCH_SECONDS
                + host.clock().seconds(cluster.simulation().now());
    }
}

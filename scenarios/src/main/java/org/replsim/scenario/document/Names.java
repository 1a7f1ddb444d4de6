package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.HostSpec;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;
import org.replsim.server.ServerProfile;

/**
 * The names that a scenario introduces, to check those that it uses.
 *
 * @param hosts by name, in order
 * @param servers by name, in order
 * @param links their ends, in order
 * @param sources of each replica, in order: its sources by the names of its connections
 * @param profiles the version of each server, in order
 */
record Names(
        List<String> hosts,
        List<String> servers,
        List<PairType.Pair> links,
        Map<String, Map<String, String>> sources,
        Map<String, String> profiles) {

    static Names of(Values root) {
        Map<String, Map<String, String>> sources = new LinkedHashMap<>();
        root.list("replication").forEach(row -> add(sources, row.text("replica"), connection(row), row.text("source")));
        Map<String, String> profiles = new LinkedHashMap<>();
        root.map("servers").forEach((name, server) -> profiles.put(name, server.text("profile")));
        return new Names(
                List.copyOf(root.map("hosts").keySet()),
                List.copyOf(root.map("servers").keySet()),
                root.list("links").stream()
                        .map(link -> link.value("between", PairType.Pair.class))
                        .toList(),
                sources,
                profiles);
    }

    static Names of(ClusterSpec cluster) {
        Map<String, Map<String, String>> sources = new LinkedHashMap<>();
        cluster.replication().forEach(row -> add(sources, row.replica(), row.connection(), row.source()));
        Map<String, String> profiles = new LinkedHashMap<>();
        cluster.servers()
                .forEach(server -> profiles.put(server.name(), server.profile().name()));
        return new Names(
                cluster.hosts().stream().map(HostSpec::name).toList(),
                cluster.servers().stream().map(ServerSpec::name).toList(),
                cluster.links().stream()
                        .map(link -> new PairType.Pair(link.a(), link.b()))
                        .toList(),
                sources,
                profiles);
    }

    private static void add(
            Map<String, Map<String, String>> sources, String replica, String connection, String source) {
        sources.computeIfAbsent(replica, name -> new LinkedHashMap<>()).put(connection, source);
    }

    /** The name of the connection that a row of replication sets up, empty for the default one. */
    static String connection(Values row) {
        return row.has("connection") ? row.text("connection") : "";
    }

    /**
     * The host that a field names.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if there is none
     */
    String host(Values values, String field) {
        return known(values.node(field), values.text(field), "host", hosts);
    }

    /**
     * The server that a field names.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if there is none
     */
    String server(Values values, String field) {
        return known(values.node(field), values.text(field), "server", servers);
    }

    /**
     * The replica that a field names, with a colon and the name of a connection behind it where that has one.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if there is none
     */
    String replica(Values values, String field) {
        List<String> keys = new ArrayList<>();
        sources.forEach((replica, connections) ->
                connections.keySet().forEach(connection -> keys.add(ReplicationSpec.key(replica, connection))));
        return known(values.node(field), values.text(field), "replica", keys);
    }

    /** The replicas of a server, in order. */
    List<String> replicasOf(String source) {
        return sources.entrySet().stream()
                .filter(row -> row.getValue().containsValue(source))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Checks that a server exists. */
    void checkServer(Node node, String name) {
        known(node, name, "server", servers);
    }

    /** The version of an existing server. */
    ServerProfile profile(String server) {
        return ServerProfile.named(profiles.getOrDefault(server, ""))
                .orElseThrow(() -> new IllegalArgumentException("there is no server " + server));
    }

    private static String known(Node node, String name, String noun, Collection<String> names) {
        if (!names.contains(name)) {
            throw node.problem("there is no " + noun + " \"" + name + "\"; " + Spelling.remedy(name, names));
        }
        return name;
    }

    /**
     * The two servers that a field names.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if one is unknown
     */
    PairType.Pair ends(Values values, String field) {
        PairType.Pair ends = values.value(field, PairType.Pair.class);
        Node node = values.node(field);
        checkServer(node, ends.first());
        checkServer(node, ends.second());
        return ends;
    }

    /**
     * The ends of an existing link that a field names.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if there is none between them
     */
    PairType.Pair link(Values values, String field) {
        PairType.Pair ends = ends(values, field);
        if (!joined(ends.first(), ends.second())) {
            List<String> known = links.stream()
                    .map(link -> link.first() + "-" + link.second())
                    .toList();
            throw values.problem(
                    field,
                    "there is no link between " + ends.first() + " and " + ends.second() + "; known: "
                            + String.join(", ", known));
        }
        return ends;
    }

    /** Whether a link joins two servers. */
    boolean joined(String a, String b) {
        return links.contains(new PairType.Pair(a, b)) || links.contains(new PairType.Pair(b, a));
    }
}

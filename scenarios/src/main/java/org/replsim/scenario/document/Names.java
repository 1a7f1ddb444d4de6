package org.replsim.scenario.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.cluster.ClusterSpec;
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
 * @param sources the source of each replica, in order
 * @param profiles the version of each server, in order
 */
record Names(
        List<String> hosts,
        List<String> servers,
        List<PairType.Pair> links,
        Map<String, String> sources,
        Map<String, String> profiles) {

    static Names of(Values root) {
        Map<String, String> sources = new LinkedHashMap<>();
        root.list("replication").forEach(row -> sources.put(row.text("replica"), row.text("source")));
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
        Map<String, String> sources = new LinkedHashMap<>();
        cluster.replication().forEach(row -> sources.put(row.replica(), row.source()));
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
     * The replica that a field names.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if there is none
     */
    String replica(Values values, String field) {
        return known(values.node(field), values.text(field), "replica", sources.keySet());
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

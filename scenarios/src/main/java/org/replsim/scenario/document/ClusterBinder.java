package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.field.VariableText;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.yaml.Node;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.VariableType;

/** From the values of hosts, servers, links and replication to what exists before anybody writes. */
final class ClusterBinder {

    /** innodb_flush_log_at_trx_commit = 2. */
    private static final long WRITES_ONLY = 2;

    private final Values root;
    private final Names names;
    private final Reading reading;

    ClusterBinder(Values root, Names names, Reading reading) {
        this.root = root;
        this.names = names;
        this.reading = reading;
    }

    ClusterSpec cluster() {
        List<HostSpec> hosts = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        root.map("hosts").forEach((name, host) -> {
            HostSpec spec = HostBinder.host(name, host);
            if (!addresses.add(spec.address())) {
                throw host.problem("address", "another host is found at " + spec.address() + " too");
            }
            hosts.add(spec);
        });
        return new ClusterSpec(hosts, servers(), links(), replication());
    }

    private List<ServerSpec> servers() {
        Map<String, Long> ids = serverIds();
        List<ServerSpec> servers = new ArrayList<>();
        root.map("servers").forEach((name, server) -> {
            if (ScenarioShape.ROOT.shape().field(name).isPresent()) {
                throw server.problem(
                        "host", "a server cannot be named \"" + name + "\": variants know a field of that name");
            }
            ServerVariables variables = variables(name, server);
            variables.set(ServerVariable.SERVER_ID, ids.getOrDefault(name, 1L));
            servers.add(new ServerSpec(name, names.host(server, "host"), profile(server), variables));
        });
        return servers;
    }

    /** What is written over what the version's servers have when nothing is. */
    private ServerVariables variables(String name, Values server) {
        ServerProfile profile = profile(server);
        ServerVariables variables = profile.variables();
        for (ServerVariable variable : VariablesType.modelled()) {
            Node.Entry entry = settings(server).written().get(variable);
            if (entry == null) {
                noteDefault("servers." + name + ".cnf." + variable.variableName(), variable, variables, profile);
                continue;
            }
            VariablesType.refused(variable, entry.key(), profile).ifPresent(why -> {
                throw entry.value().problem(why);
            });
            if (variable.type() == VariableType.NAME) {
                variables.set(variable, settings(server).variables().text(variable));
            } else {
                variables.set(variable, settings(server).variables().number(variable));
            }
        }
        redoBuffering(name, server, variables, profile);
        return variables;
    }

    /** MariaDB's default of innodb_log_file_buffering depends on what else it starts with (measured with 10.11.19). */
    private void redoBuffering(String name, Values server, ServerVariables variables, ServerProfile profile) {
        ServerVariable buffering = ServerVariable.INNODB_LOG_FILE_BUFFERING;
        boolean open = !settings(server).written().containsKey(buffering) && buffering.knownTo(profile);
        if (open && variables.number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT) == WRITES_ONLY) {
            variables.set(buffering, 1);
            String path = "servers." + name + ".cnf." + buffering.variableName();
            reading.instead(path, "ON", "as innodb_flush_log_at_trx_commit is 2 at the start");
        }
    }

    private void noteDefault(String path, ServerVariable variable, ServerVariables variables, ServerProfile profile) {
        if (!variable.knownTo(profile)) {
            reading.forget(path);
        } else if (differs(profile, variable)) {
            String value = VariableText.show(variable, variables.number(variable), variables.text(variable));
            reading.instead(path, value, "default of " + profile.name());
        }
    }

    private static boolean differs(ServerProfile profile, ServerVariable variable) {
        return profile.defaults().containsKey(variable)
                || (variable == ServerVariable.LOG_BIN && !profile.logBin().isEmpty());
    }

    private static VariablesType.Settings settings(Values server) {
        return server.value("cnf", VariablesType.Settings.class);
    }

    private Values row(String server) {
        Values row = root.map("servers").get(server);
        if (row == null) {
            throw root.problem("servers", "there is no server \"" + server + "\"");
        }
        return row;
    }

    private static ServerProfile profile(Values server) {
        return ServerProfile.named(server.text("profile"))
                .orElseThrow(() -> server.problem("profile", "unknown server version"));
    }

    /** The written server ids, which may be equal, and the smallest free ones for the other servers, in order. */
    private Map<String, Long> serverIds() {
        Map<String, Long> ids = new LinkedHashMap<>();
        root.map("servers").forEach((name, server) -> {
            if (settings(server).written().containsKey(ServerVariable.SERVER_ID)) {
                ids.put(name, settings(server).variables().number(ServerVariable.SERVER_ID));
            }
        });
        long next = 1;
        for (String name : names.servers()) {
            if (!ids.containsKey(name)) {
                while (ids.containsValue(next)) {
                    next++;
                }
                ids.put(name, next);
                reading.derived("servers." + name + ".cnf.server_id", "" + next, "counted in order");
            }
        }
        return ids;
    }

    private List<LinkSpec> links() {
        List<LinkSpec> links = new ArrayList<>();
        Set<Set<String>> joined = new HashSet<>();
        for (Values link : root.list("links")) {
            PairType.Pair ends = names.ends(link, "between");
            if (!joined.add(Set.of(ends.first(), ends.second()))) {
                throw link.problem(
                        "between",
                        "there is another link between " + ends.first() + " and " + ends.second()
                                + "; remove one of them");
            }
            links.add(new LinkSpec(
                    ends.first(),
                    ends.second(),
                    link.whole("rtt"),
                    link.has("jitter") ? link.distribution("jitter") : null,
                    link.whole("jitter_slot"),
                    link.number("bandwidth"),
                    link.whole("window"),
                    link.has("through") ? names.host(link, "through") : null));
        }
        return links;
    }

    private List<ReplicationSpec> replication() {
        List<ReplicationSpec> rows = new ArrayList<>();
        SourceCheck several = new SourceCheck(names);
        for (Values row : root.list("replication")) {
            String replica = names.server(row, "replica");
            String source = names.server(row, "source");
            several.check(row, replica, source);
            checkSource(row, replica, source);
            rows.add(new ReplicationSpec(
                    replica,
                    source,
                    row.whole("connect_retry"),
                    row.whole("retry_count"),
                    heartbeatPeriod(row, replica),
                    row.flag("io_thread"),
                    row.flag("sql_thread"),
                    Names.connection(row)));
        }
        return rows;
    }

    private long heartbeatPeriod(Values row, String replica) {
        if (row.has("heartbeat_period")) {
            return row.whole("heartbeat_period");
        }
        long nanos = variables(replica, row(replica)).nanos(ServerVariable.SLAVE_NET_TIMEOUT) / 2;
        reading.derived(row.path() + ".heartbeat_period", Dimension.TIME.write(nanos), "slave_net_timeout / 2");
        return -1;
    }

    private void checkSource(Values row, String replica, String source) {
        if (source.equals(replica)) {
            throw row.problem("source", replica + " cannot replicate from itself");
        }
        checkBinlog(row, "source", source, "is a source");
        if (!names.joined(replica, source)) {
            throw row.problem(
                    "source",
                    "there is no link between " + replica + " and " + source + "; add to links: {between: [" + source
                            + ", " + replica + "], rtt: 1ms}");
        }
    }

    /**
     * A server that is written to or replicated from needs a binary log.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if it has none
     */
    void checkBinlog(Values values, String field, String server, String why) {
        if (variables(server, row(server)).text(ServerVariable.LOG_BIN).isEmpty()) {
            throw values.problem(
                    field,
                    server + " " + why + " but has no binary log; add log_bin: mysql-bin to servers." + server
                            + ".cnf");
        }
    }
}

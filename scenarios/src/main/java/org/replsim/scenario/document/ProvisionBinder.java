package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.net.LinkSpec;
import org.replsim.procedure.Procedure;
import org.replsim.provision.Gzip;
import org.replsim.provision.Method;
import org.replsim.provision.Provisioning;
import org.replsim.provision.Sizes;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.Values;
import org.replsim.server.ServerVariable;

/** From the {@code provision} block of a scenario to the procedures that build replicas. */
final class ProvisionBinder {

    private final Values root;
    private final Names names;
    private final ClusterBinder clusterBinder;
    private final ClusterSpec cluster;
    private final Reading reading;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> built = new LinkedHashSet<>();

    ProvisionBinder(Values root, Names names, ClusterBinder clusterBinder, ClusterSpec cluster, Reading reading) {
        this.root = root;
        this.names = names;
        this.clusterBinder = clusterBinder;
        this.cluster = cluster;
        this.reading = reading;
    }

    /**
     * What is built.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem for what does not fit together
     */
    List<Procedure> procedures() {
        List<Procedure> all = new ArrayList<>();
        for (Values row : root.list(ProvisionShape.PROVISION)) {
            all.add(procedure(row, all.size()));
        }
        return all;
    }

    private Procedure procedure(Values row, int index) {
        String name = row.has("name") ? row.text("name") : ProvisionShape.name(index);
        if (!row.has("name")) {
            reading.derived(row.path() + ".name", name, "counted in order");
        }
        if (!used.add(name)) {
            throw row.problem("name", "another build is called " + name + " too; give each a name of its own");
        }
        if (row.whole("at") >= root.whole("duration")) {
            throw row.problem(
                    "at", "this is after the end of the run, " + Dimension.TIME.write(root.whole("duration")));
        }
        String from = names.server(row, "from");
        clusterBinder.checkBinlog(row, "from", from, "is the source of new replicas");
        List<String> of = row.value("of", NamesType.Names.class).names();
        of.forEach(each -> checkReplica(row, from, each));
        return new Provisioning(
                name,
                row.whole("at"),
                from,
                of,
                method(row),
                sizes(row, from, of),
                idleTimeout(row, from),
                row.whole("connect_retry"),
                row.whole("level"));
    }

    private static Method method(Values row) {
        return Arrays.stream(Method.values())
                .filter(each -> each.word().equals(row.text("method")))
                .findFirst()
                .orElseThrow();
    }

    private void checkReplica(Values row, String from, String replica) {
        names.checkServer(row.node("of"), replica);
        if (replica.equals(from)) {
            throw row.problem("of", replica + " cannot be built from itself; name another server under from or of");
        }
        if (!built.add(replica)) {
            throw row.problem("of", replica + " is built twice; name it once");
        }
        if (!names.joined(replica, from)) {
            throw row.problem(
                    "of",
                    "there is no link between " + replica + " and " + from + "; add to links: {between: [" + from + ", "
                            + replica + "], rtt: 1ms}");
        }
        for (ReplicationSpec edge : cluster.replication()) {
            if (edge.replica().equals(replica) && !edge.connection().isEmpty()) {
                throw row.problem(
                        "of", replica + " has named connections; only replicas with one, unnamed source are built");
            }
            if (edge.replica().equals(replica) && (edge.ioThread() || edge.sqlThread())) {
                throw row.problem(
                        "of",
                        replica + " replicates from the start; remove it from replication, or write io_thread: OFF,"
                                + " sql_thread: OFF there");
            }
        }
    }

    private Sizes sizes(Values row, String from, List<String> of) {
        double fastest = cluster.links().stream()
                .filter(link -> of.stream().anyMatch(each -> joins(link, from, each)))
                .mapToDouble(LinkSpec::bytesPerSecond)
                .max()
                .orElseThrow();
        if (!row.has("uplink")) {
            reading.derived(row.path() + ".uplink", Dimension.BANDWIDTH.write(fastest), "the fastest link's bandwidth");
        }
        return new Sizes(
                row.whole("data"),
                row.number("dump_rate"),
                gzip(row),
                row.has("uplink") ? row.number("uplink") : fastest,
                row.text("copy").equals(ProvisionShape.SERIAL),
                row.number("restore_rate"));
    }

    private static boolean joins(LinkSpec link, String one, String other) {
        return (link.a().equals(one) && link.b().equals(other))
                || (link.a().equals(other) && link.b().equals(one));
    }

    private static @Nullable Gzip gzip(Values row) {
        return row.maybeSection("gzip")
                .map(gzip -> new Gzip(gzip.number("rate"), gzip.number("ratio"), gzip.flag("piped")))
                .orElse(null);
    }

    private long idleTimeout(Values row, String from) {
        if (!row.has("idle_timeout")) {
            long nanos = cluster.servers().stream()
                    .filter(server -> server.name().equals(from))
                    .mapToLong(server -> server.variables().nanos(ServerVariable.INTERACTIVE_TIMEOUT))
                    .findFirst()
                    .orElseThrow();
            reading.derived(row.path() + ".idle_timeout", Dimension.TIME.write(nanos), "interactive_timeout");
            return 0;
        }
        if (method(row) != Method.SESSION) {
            throw row.problem(
                    "idle_timeout",
                    "only method: session has a window that is idle; remove the line or set method: session");
        }
        return row.whole("idle_timeout");
    }
}

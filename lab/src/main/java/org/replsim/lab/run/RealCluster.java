package org.replsim.lab.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.lab.load.Load;
import org.replsim.lab.proxy.DelayProxy;
import org.replsim.lab.server.Installation;
import org.replsim.lab.server.LabFolder;
import org.replsim.lab.server.RealServer;
import org.replsim.net.LinkSpec;
import org.replsim.run.RunSpec;
import org.replsim.scenario.lab.LabProblem;
import org.replsim.server.ServerVariable;
import org.replsim.workload.WorkloadSpec;

/** The servers of a scenario as processes, with a proxy in front of each source for each of its replicas. */
final class RealCluster implements AutoCloseable {

    private static final double CLIENT_BYTES_PER_SECOND = 125e6;
    private static final int CLIENT_WINDOW = 4 << 20;
    private static final long CONNECT_SECONDS = 30;

    /** A replica's line to its source: the replica calls. */
    record Stretch(String replica, String source, DelayProxy proxy) {}

    private final RunSpec spec;
    private final LabFolder folder = LabFolder.create();
    private final Map<String, RealServer> servers = new LinkedHashMap<>();
    private final List<Stretch> stretches = new CopyOnWriteArrayList<>();
    private final List<DelayProxy> clientLines = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();

    /**
     * Makes and starts the servers, with the tables of the workloads, and connects the replicas and the clients.
     *
     * @throws LabProblem if that does not succeed
     */
    RealCluster(RunSpec spec, Installation installation) {
        this.spec = spec;
        try {
            for (ServerSpec server : spec.cluster().servers()) {
                RealServer real = new RealServer(folder, installation, server.name(), settings(server));
                servers.put(server.name(), real);
                real.watch(listens -> tellLines(server.name(), listens));
                real.start();
            }
            makeLoads();
            for (ReplicationSpec row : spec.cluster().replication()) {
                connect(row);
            }
            for (ReplicationSpec row : spec.cluster().replication()) {
                awaitConnected(row);
            }
            for (Load load : loads) {
                load.connectAll();
            }
        } catch (SQLException e) {
            close();
            throw new LabProblem("a server of the lab refused what it was asked: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private SortedMap<String, String> settings(ServerSpec server) {
        SortedMap<String, String> lines = Settings.of(server);
        spec.cluster().replication().stream()
                .filter(row -> row.replica().equals(server.name()))
                .forEach(row -> lines.put("master_retry_count", Long.toString(row.masterRetryCount())));
        return lines;
    }

    RealServer server(String name) {
        RealServer server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException("no server " + name);
        }
        return server;
    }

    List<RealServer> servers() {
        return List.copyOf(servers.values());
    }

    /** The servers of a host. */
    List<RealServer> on(String host) {
        return spec.cluster().servers().stream()
                .filter(server -> server.host().equals(host))
                .map(server -> server(server.name()))
                .toList();
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /** The lines between two servers, whoever of them replicates from the other. */
    List<Stretch> between(String a, String b) {
        return stretches.stream()
                .filter(line -> (line.replica().equals(a) && line.source().equals(b))
                        || (line.replica().equals(b) && line.source().equals(a)))
                .toList();
    }

    List<Load> loads() {
        return loads;
    }

    /** Tables come to all servers by themselves, so that no log and no counter knows of them. */
    private void makeLoads() throws SQLException {
        int number = 0;
        List<WorkloadSpec> played =
                spec.workloads().stream().filter(Load::canPlay).toList();
        for (WorkloadSpec workload : played) {
            int port = server(workload.on()).port();
            if (workload.clientRttNanos() > 0) {
                LinkSpec link = new LinkSpec(
                        "clients",
                        workload.on(),
                        workload.clientRttNanos(),
                        null,
                        1_000_000,
                        CLIENT_BYTES_PER_SECOND,
                        CLIENT_WINDOW);
                DelayProxy line = new DelayProxy(port, link, spec.seed());
                clientLines.add(line);
                port = line.port();
            }
            loads.add(new Load(workload, number++, port, spec.seed()));
        }
        for (RealServer server : loads.isEmpty() ? List.<RealServer>of() : servers()) {
            try (Connection connection = server.connect()) {
                Sql.execute(connection, "SET sql_log_bin = 0", "CREATE DATABASE " + RealServer.DATABASE);
                for (Load load : loads) {
                    load.createTable(connection);
                }
            }
        }
    }

    private void connect(ReplicationSpec row) throws SQLException {
        DelayProxy proxy = line(row.replica(), row.source());
        String heartbeat =
                row.heartbeatPeriodNanos() < 0 ? "" : ", MASTER_HEARTBEAT_PERIOD=" + row.heartbeatPeriodNanos() / 1e9;
        try (Connection connection = server(row.replica()).connect()) {
            // By GTID, what was received can be counted; statements are answered as by a replica that started by
            // position.
            String name = name(row);
            String start = spec.workloads().isEmpty() ? "no" + place(row.source()) : "slave_pos";
            Sql.execute(
                    connection,
                    "CHANGE MASTER" + name + " TO MASTER_HOST='" + RealServer.HOST + "', MASTER_PORT=" + proxy.port()
                            + ", MASTER_USER='" + RealServer.USER + "', MASTER_PASSWORD='" + RealServer.PASSWORD
                            + "', MASTER_USE_GTID=" + start + ", MASTER_CONNECT_RETRY="
                            + Math.max(1, row.connectRetryNanos() / 1_000_000_000L) + heartbeat);
            if (row.ioThread()) {
                Sql.execute(connection, "START SLAVE" + name + " IO_THREAD");
            }
            if (row.sqlThread()) {
                Sql.execute(connection, "START SLAVE" + name + " SQL_THREAD");
            }
        }
    }

    /** Where the source's log ends: a replica of a scenario begins there, not at the beginning of the first file. */
    private String place(String source) throws SQLException {
        try (Connection connection = server(source).connect()) {
            Map<String, String> status = Sql.row(connection, "SHOW MASTER STATUS");
            return status.isEmpty()
                    ? ""
                    : ", MASTER_LOG_FILE='" + status.get("File") + "', MASTER_LOG_POS=" + status.get("Position");
        }
    }

    /** The name of a connection as statements have it; nothing for the default one. */
    private static String name(ReplicationSpec row) {
        return row.connection().isEmpty() ? "" : " '" + row.connection() + "'";
    }

    /** The line by which a server calls another one that it is linked with. */
    synchronized DelayProxy line(String caller, String called) {
        return stretches.stream()
                .filter(line -> line.replica().equals(caller) && line.source().equals(called))
                .map(Stretch::proxy)
                .findFirst()
                .orElseGet(() -> {
                    LinkSpec link = link(caller, called)
                            .orElseThrow(() -> new LabProblem("no link between " + caller + " and " + called));
                    DelayProxy proxy = new DelayProxy(server(called).port(), link, spec.seed());
                    stretches.add(new Stretch(caller, called, proxy));
                    return proxy;
                });
    }

    /** Where no server listens, callers are refused; where there is no host any more, nobody answers them. */
    private void tellLines(String server, boolean listens) {
        for (Stretch line : stretches) {
            if (line.source().equals(server)) {
                line.proxy().serverListens(listens);
            }
        }
    }

    /** Whether there is a link between two servers. */
    boolean linked(String a, String b) {
        return link(a, b).isPresent();
    }

    private Optional<LinkSpec> link(String a, String b) {
        return spec.cluster().links().stream()
                .filter(link -> (link.a().equals(a) && link.b().equals(b))
                        || (link.b().equals(a) && link.a().equals(b)))
                .findFirst();
    }

    private void awaitConnected(ReplicationSpec row) throws SQLException {
        boolean semiSync = variable(row.source(), ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED)
                && variable(row.replica(), ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CONNECT_SECONDS);
        while (row.ioThread() && !connected(row, semiSync)) {
            if (System.nanoTime() > deadline) {
                throw new LabProblem("replica " + row.replica() + " did not connect to " + row.source()
                        + "; the end of its error log:\n"
                        + server(row.replica()).endOfLog());
            }
            LabRun.sleep(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean connected(ReplicationSpec row, boolean semiSync) throws SQLException {
        try (Connection replica = server(row.replica()).connect();
                Connection source = server(row.source()).connect()) {
            Map<String, String> status = Sql.row(replica, "SHOW SLAVE" + name(row) + " STATUS");
            Map<String, String> clients = Sql.pairs(source, "SHOW STATUS LIKE 'Rpl_semi_sync_master_clients'");
            return "Yes".equals(status.get("Slave_IO_Running")) && (!semiSync || !clients.containsValue("0"));
        }
    }

    private boolean variable(String server, ServerVariable variable) {
        return spec.cluster().servers().stream()
                .anyMatch(each -> each.name().equals(server) && each.variables().flag(variable));
    }

    @Override
    public void close() {
        clientLines.forEach(DelayProxy::close);
        stretches.forEach(line -> line.proxy().close());
        folder.close();
        loads.forEach(Load::close);
    }
}

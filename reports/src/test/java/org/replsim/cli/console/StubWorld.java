package org.replsim.cli.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Admin;
import org.replsim.admin.Answer;
import org.replsim.admin.shell.Shells;
import org.replsim.cluster.Cluster;
import org.replsim.engine.SourceName;
import org.replsim.run.Run;
import org.replsim.run.RunSpec;
import org.replsim.scenario.ScenarioReader;
import org.replsim.server.Probe;
import org.replsim.table.Databases;
import org.replsim.table.Dialect;

/**
 * A real cluster whose servers answer by rote: {@code insert …} after 1.5 ms, {@code wait N} after N ms, {@code bad} with an
 * error, {@code use x} and {@code select …} at once.
 */
final class StubWorld implements World {

    static final String SCENARIO = """
            name: small
            title: Does it work?
            duration: 20s
            hosts: {a: {cores: 4, disk: nvme}, b: {cores: 4, disk: nvme}}
            servers:
              db1: {host: a, cnf: {log_bin: mysql-bin}}
              db2: {host: b, profile: mysql-8.0}
            links: [{between: [db1, db2], rtt: 10ms}]
            replication: [{replica: db2, source: db1}]
            timeline: [{at: 10s, cut: [db1, db2], kind: hold}]
            """;

    private final RunSpec spec;
    private final Cluster cluster;
    private final Shells shells;
    private int connections;

    StubWorld(String scenario) {
        spec = ScenarioReader.read("small.yaml", scenario, Path.of("."))
                .variants()
                .get(0)
                .spec();
        cluster = Run.begin(spec, Probe.NONE);
        shells = new Shells(new Admin(cluster));
    }

    @Override
    public RunSpec spec() {
        return spec;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Client connect(String server) {
        return new StubClient(server, ++connections);
    }

    @Override
    public Shells shells() {
        return shells;
    }

    @Override
    public Databases databases(String server) {
        return new Databases(Dialect.mariaDb());
    }

    private final class StubClient implements Client {
        private final String server;
        private final long id;
        private final List<StubSent> sent = new ArrayList<>();
        private String database = "";

        StubClient(String server, long id) {
            this.server = server;
            this.id = id;
        }

        @Override
        public Sent execute(String statement) {
            StubSent one = new StubSent(statement, now());
            sent.add(one);
            String[] words = statement.split("\\s+");
            switch (words[0]) {
                case "insert" -> one.after(1_500_000, server + id + " " + sent.size());
                case "wait" -> one.after(Long.parseLong(words[1]) * 1_000_000, server + id + " " + sent.size());
                case "use" -> database = words[1];
                default -> {}
            }
            return one;
        }

        @Override
        public String server() {
            return server;
        }

        @Override
        public String database() {
            return database;
        }

        @Override
        public boolean connected() {
            return cluster.node(server).server().alive();
        }

        @Override
        public long connectionId() {
            return id;
        }

        @Override
        public void close() {}
    }

    private final class StubSent implements Sent {
        private final String statement;
        private final long sentNanos;
        private long answeredNanos;
        private boolean answered = true;

        StubSent(String statement, long sentNanos) {
            this.statement = statement;
            this.sentNanos = sentNanos;
            answeredNanos = sentNanos;
        }

        void after(long nanos, String name) {
            answered = false;
            cluster.simulation()
                    .timer(new SourceName("stub", name), () -> {
                        answered = true;
                        answeredNanos = now();
                    })
                    .at(sentNanos + nanos);
        }

        @Override
        public boolean answered() {
            return answered;
        }

        @Override
        public Answer answer() {
            if (statement.startsWith("bad")) {
                return new Answer.Failure(1064, "42000", "You have an error in your SQL syntax");
            }
            if (statement.startsWith("select")) {
                List<@Nullable String> row = Arrays.asList("1", null);
                return new Answer.ResultSet(List.of("id", "name"), List.of(true, false), List.of(row));
            }
            return new Answer.Ok(statement.startsWith("insert") ? 1 : 0, "", List.of());
        }

        @Override
        public String state() {
            return "Waiting for semi-sync ACK from slave";
        }

        @Override
        public long sentNanos() {
            return sentNanos;
        }

        @Override
        public long answeredNanos() {
            return answeredNanos;
        }
    }
}

package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ClusterSpec;
import org.replsim.engine.Simulation;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.source.Source;

/** A cluster and connections to its servers, in the hand of a test that types statements. */
final class Desk {

    private static final long PATIENCE_NANOS = 100_000_000_000L;

    final Simulation simulation = new Simulation();
    final Cluster cluster;
    final Admin admin;
    private final SortedMap<String, AdminSession> sessions = new TreeMap<>();

    Desk(ClusterSpec spec) {
        cluster = new Cluster(simulation, spec, 1, 1_000_000, Probe.NONE);
        admin = new Admin(cluster);
        cluster.start();
        simulation.run(0);
    }

    static Desk of(Specs specs) {
        return new Desk(specs.cluster());
    }

    /** The connection of that name, such as {@code db1} or {@code db1.second}. */
    AdminSession session(String name) {
        return sessions.computeIfAbsent(name, key -> admin.connect(key.split("\\.", -1)[0], "root", "localhost"));
    }

    /** Sends a statement and lets no time pass. */
    Call send(String name, String sql) {
        return session(name).execute(sql);
    }

    /** Sends a statement and waits for its answer. */
    Answer sql(String name, String sql) {
        Call call = send(name, sql);
        long limit = simulation.now() + PATIENCE_NANOS;
        while (!call.answered() && simulation.step(limit)) {
            // One event more.
        }
        return call.answer();
    }

    /** Statements that must succeed. */
    Desk ok(String name, String... statements) {
        for (String statement : statements) {
            assertThat(sql(name, statement)).as(statement).isNotInstanceOf(Answer.Failure.class);
        }
        return this;
    }

    /** Rows of an answer, cells joined with {@code |}. */
    List<String> rows(String name, String sql) {
        Answer answer = sql(name, sql);
        assertThat(answer).as(sql).isInstanceOf(Answer.ResultSet.class);
        List<String> rows = new ArrayList<>();
        ((Answer.ResultSet) answer)
                .rows()
                .forEach(row -> rows.add(String.join(
                        "|",
                        row.stream().map(cell -> cell == null ? "NULL" : cell).toList())));
        return rows;
    }

    Desk pass(long nanos) {
        simulation.run(simulation.now() + nanos);
        return this;
    }

    String position(String server) {
        Source source = cluster.node(server).engine();
        return source.binlog().files().currentName() + ":"
                + source.binlog().files().currentPosition();
    }
}

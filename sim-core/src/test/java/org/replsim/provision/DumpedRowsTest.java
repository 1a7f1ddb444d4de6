package org.replsim.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.RowEffect;
import org.replsim.cluster.Cluster;
import org.replsim.run.RowScenes;
import org.replsim.run.Run;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;

/** What a dump has of a table that is written to: a row each half second, a dump from 1 s to 5 s. */
class DumpedRowsTest {

    private static final long SECONDS = Specs.SECONDS;
    private static final long QUARTER = SECONDS / 4;
    private static final Sizes SIZES = new Sizes(100_000_000, 25e6, null, 0, false, 100e6);

    private static RunSpec inserts(Method method, long idleNanos) {
        RowScenes scenes = RowScenes.replica();
        scenes.specs.replicated = false;
        scenes.specs.bandwidth = 100e6;
        scenes.specs.duration = 12 * SECONDS;
        scenes.specs.source.set(ServerVariable.SYNC_BINLOG, 1);
        long[] instants = new long[20];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = QUARTER + i * SECONDS / 2;
        }
        scenes.at("a", "db1", RowEffect.INSERT, 1, null, instants);
        return scenes.spec()
                .withProcedures(List.of(new Provisioning(
                        "build", SECONDS, "db1", List.of("db2"), method, SIZES, idleNanos, SECONDS, SECONDS / 50)));
    }

    private static Replica replica(Cluster cluster) {
        return Objects.requireNonNull(cluster.node("db2").replica());
    }

    /** Rows 1 and 2 are there at 1 s: the dump has them, by the position that it notes, and probes are told. */
    @Test
    void probesAreToldWhatADumpHas() {
        List<String> told = new ArrayList<>();
        Cluster cluster = Run.bare(inserts(Method.SINGLE_TRANSACTION, 0), new Probe() {
            @Override
            public void restored(int server, int source, long end, long nowNanos) {
                told.add(cluster(server) + " has what " + cluster(source) + " had before " + end);
            }

            private String cluster(int server) {
                return "db" + (server + 1);
            }
        });
        assertThat(told).containsExactly("db2 has what db1 had before 2");
        assertThat(replica(cluster).applier().lastSqlErrno()).isZero();
        assertThat(RowScenes.rows(cluster, "db2"))
                .isEqualTo(RowScenes.rows(cluster, "db1"))
                .hasSize(20);
    }

    /**
     * The lock is lost after 1 s, so what is written from 2 s to 5 s is in the dump and also behind its position: the first
     * of it collides, as on a server (spec 1.7, 6.1), and the replica has all rows of the dump and none of later ones.
     */
    @Test
    void rowsThatADumpHasTooEarlyCollide() {
        Cluster cluster = Run.bare(inserts(Method.SESSION, SECONDS), Probe.NONE);
        assertThat(replica(cluster).applier().lastSqlErrno()).isEqualTo(1062);
        assertThat(replica(cluster).applier().lastSqlError()).contains("Duplicate entry '3' for key 'PRIMARY'");
        assertThat(RowScenes.rows(cluster, "db1")).hasSize(20);
        assertThat(RowScenes.rows(cluster, "db2")).hasSize(10);
    }
}

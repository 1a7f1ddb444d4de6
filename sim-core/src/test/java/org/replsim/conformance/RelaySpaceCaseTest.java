package org.replsim.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.IoThreadState;
import org.replsim.server.replica.Replica;

/** Case 29 of the replication semantics (mtr rpl_relayspace). */
class RelaySpaceCaseTest {

    @Test
    void case29RelayLogSpaceLimitOfTenBytes() {
        Specs specs = new Specs();
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, 10);
        Stage stage = new Stage(stopped(specs.cluster()), specs.seed);
        StageClient client = stage.client();
        for (int i = 0; i < 4; i++) {
            client.commit(170);
            stage.pass(10 * Specs.MILLIS);
        }
        assertThat(stage.source().binlog().published()).isEqualTo(4);

        Replica replica = stage.replica();
        replica.startIoThread();
        stage.pass(Specs.SECONDS);
        assertThat(replica.ioThread().state().text(replica.server().profile()))
                .isEqualTo("Waiting for the slave SQL thread to free enough relay log space");
        assertThat(replica.relayLog().receivedRows()).isZero();
        assertThat(replica.relayLog().partialEvents()).isZero();

        replica.stopIoThread();
        assertThat(replica.ioThread().state()).isEqualTo(IoThreadState.STOPPED);

        replica.startSqlThread();
        replica.startIoThread();
        stage.pass(Specs.SECONDS);
        assertThat(replica.applier().appliedRows()).isEqualTo(4);
        client.commit(170);
        stage.pass(Specs.SECONDS);
        assertThat(replica.applier().appliedRows()).isEqualTo(5);
    }

    private static ClusterSpec stopped(ClusterSpec spec) {
        ReplicationSpec edge = new ReplicationSpec("db2", "db1", Specs.SECONDS, 100_000, -1, false, false);
        return new ClusterSpec(spec.hosts(), spec.servers(), spec.links(), List.of(edge));
    }
}

package org.replsim.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.EventFormat;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.net.Connection;
import org.replsim.net.LinkState;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.DumpThread;

/** Case 27 of the replication semantics: sizes captured by tcpdump on MariaDB 5.5. */
class PacketSizesCaseTest {

    private static final ServerProfile MARIADB_5_5 =
            new ServerProfile("mariadb-5.5", new EventFormat(241, 0, 0, 0), false);

    /** BEGIN, Intvar, the Query of {@code insert into MyTB(name) values('sample102')}, Xid. */
    private static final int[] EVENTS = {68, 28, 105, 27};

    @ParameterizedTest(name = "semi-sync {0}")
    @ValueSource(booleans = {false, true})
    void case27PacketsHaveTheCapturedSizes(boolean semiSync) {
        Specs specs = new Specs();
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, semiSync ? 1 : 0);
        specs.replica.set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, semiSync ? 1 : 0);
        Stage stage = new Stage(mariadb55(specs.cluster()), specs.seed).until(Specs.SECONDS);
        // A new file of this version is its magic and the Format_desc event.
        assertThat(stage.position()).isEqualTo("mysql-bin.000001:245");
        long relayBefore = stage.replica().relayLog().currentBytes();

        // What is sent while the link holds it back is not yet read: the stream tells how many bytes that is.
        stage.link().cut(LinkState.HELD);
        Connection connection = ((DumpThread) stage.replica().upstream()).connection();
        long before = connection.down().outstandingBytes();
        stage.client().commit(EVENTS);
        stage.pass(100 * Specs.MILLIS);
        assertThat(connection.down().outstandingBytes() - before).isEqualTo(semiSync ? 256 : 248);
        assertThat(stage.position()).isEqualTo("mysql-bin.000001:" + (245 + 228));

        stage.link().restore();
        long answer = 0;
        for (int i = 0; i < 1000; i++) {
            stage.pass(10 * Specs.MICROS);
            answer = Math.max(answer, connection.up().outstandingBytes());
        }
        assertThat(answer).isEqualTo(semiSync ? 29 : 0);
        assertThat(stage.replica().relayLog().currentBytes() - relayBefore).isEqualTo(228);
        assertThat(stage.replica().ioThread().acksSent()).isEqualTo(semiSync ? 1 : 0);
    }

    private static ClusterSpec mariadb55(ClusterSpec spec) {
        List<ServerSpec> servers = new ArrayList<>();
        for (ServerSpec server : spec.servers()) {
            servers.add(new ServerSpec(server.name(), server.host(), MARIADB_5_5, server.variables()));
        }
        return new ClusterSpec(spec.hosts(), servers, spec.links(), spec.replication());
    }
}

package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.Probe;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.workload.HotRows;

/** Once a run has found its size, workers and what is around them allocate nothing. */
class ParallelAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.11", "mysql-8.4"})
    void theEventPathAllocatesNothing(String profile) {
        Specs specs = new Specs();
        specs.profile = ServerProfile.all().stream()
                .filter(each -> each.name().equals(profile))
                .findAny()
                .orElseThrow();
        specs.clients = 8;
        specs.hot = new HotRows(50, 1, 0.5);
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, 4).set(ServerVariable.SLAVE_PARALLEL_WORKERS, 4);
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_TYPE, 1).set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, 1);
        specs.source.set(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING, 1);
        World world = new World(specs.spec(), new Story(), Probe.NONE);
        // By then the replica's own log holds all the transactions that it keeps for who asks by GTID, and recycles.
        world.run(60 * Specs.SECONDS);
        long before = world.replica().applier().appliedRows();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        world.run(80 * Specs.SECONDS);
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        long applied = world.replica().applier().appliedRows() - before;
        assertThat(applied).isGreaterThan(20_000);
        // The smallest object has 16 bytes; what there is are stretches of the log for a growing backlog.
        assertThat(allocated / (double) applied).as("bytes a transaction").isLessThan(8);
    }
}

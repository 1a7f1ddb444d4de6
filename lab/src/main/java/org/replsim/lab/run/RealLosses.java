package org.replsim.lab.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.replsim.lab.load.Acknowledged;
import org.replsim.lab.load.Load;
import org.replsim.lab.server.RealServer;
import org.replsim.run.LossRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.StandingRecord;
import org.replsim.scenario.lab.LabProblem;

/**
 * What crashes have cost, found by comparing rows after the run: what the clients were told of, what the crashed server has
 * when it is started again, and what its replicas have. Rows that are written again tell of their last writer only, so
 * loads with hot rows are left out.
 */
final class RealLosses {

    private static final long DRAIN_SECONDS = 60;
    private static final int LOAD_SHIFT = 48;

    private final RealCluster cluster;
    private final RunSpec spec;

    RealLosses(RealCluster cluster, RunSpec spec) {
        this.cluster = cluster;
        this.spec = spec;
    }

    /** One record for each crash of a server that was written to and had replicas. The lines are closed then. */
    List<LossRecord> of(List<CrashSeen> crashes) {
        List<LossRecord> records = new ArrayList<>();
        try {
            for (CrashSeen crash : crashes) {
                List<String> alive = replicas(crash.server()).stream()
                        .filter(replica -> cluster.server(replica).running())
                        .toList();
                if (!alive.isEmpty() && !loads(crash.server()).isEmpty()) {
                    records.add(record(crash, alive));
                }
            }
        } catch (SQLException e) {
            throw new LabProblem("what the crash has cost could not be counted: " + e.getMessage(), e);
        }
        return records;
    }

    private List<String> replicas(String source) {
        return spec.cluster().replication().stream()
                .filter(row -> row.source().equals(source))
                .map(row -> row.replica())
                .toList();
    }

    /** The places of the loads whose transactions can be told apart afterwards. */
    private List<Integer> loads(String server) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < cluster.loads().size(); i++) {
            Load load = cluster.loads().get(i);
            boolean hot = load.spec().transactions().stream().anyMatch(kind -> kind.hotRows() != null);
            if (load.spec().on().equals(server) && !hot) {
                places.add(i);
            }
        }
        return places;
    }

    private LossRecord record(CrashSeen crash, List<String> alive) throws SQLException {
        for (String replica : alive) {
            drain(cluster.server(replica));
        }
        cluster.stretches().forEach(line -> line.proxy().close());
        RealServer crashed = cluster.server(crash.server());
        crashed.thaw();
        if (!crashed.running()) {
            crashed.start();
        }
        String reference = mostReceived(crash, alive);
        Fates fates = Fates.of(present(crash, crash.server()), acknowledged(crash), present(crash, reference));
        List<StandingRecord> others = new ArrayList<>();
        for (String other : alive) {
            if (!other.equals(reference)) {
                others.add(fates.standing(other, present(crash, other)));
            }
        }
        return fates.record(crash, reference, others);
    }

    /** Lets a replica apply all that it has received, and nothing more. */
    private static void drain(RealServer replica) throws SQLException {
        replica.thaw();
        try (Connection connection = replica.connect()) {
            Sql.execute(connection, "STOP SLAVE IO_THREAD", "START SLAVE SQL_THREAD");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
            Map<String, String> status;
            do {
                LabRun.sleep(TimeUnit.MILLISECONDS.toNanos(50));
                status = Sql.row(connection, "SHOW SLAVE STATUS");
            } while (System.nanoTime() < deadline
                    && "Yes".equals(status.get("Slave_SQL_Running"))
                    && !String.valueOf(status.get("Slave_SQL_Running_State"))
                            .startsWith("Slave has read all relay log"));
        }
    }

    private String mostReceived(CrashSeen crash, List<String> alive) throws SQLException {
        String best = alive.get(0);
        int most = -1;
        for (String replica : alive) {
            int count = present(crash, replica).size();
            if (count > most) {
                most = count;
                best = replica;
            }
        }
        return best;
    }

    /** The transactions of the crashed server that a server has. */
    private Set<Long> present(CrashSeen crash, String server) throws SQLException {
        Set<Long> found = new HashSet<>();
        try (Connection connection = cluster.server(server).connect()) {
            for (int place : loads(crash.server())) {
                for (long id : cluster.loads().get(place).presentOn(connection)) {
                    if (id <= crash.lastIds().get(place)) {
                        found.add(key(place, id));
                    }
                }
            }
        }
        return found;
    }

    /** What clients had their OK for, with its instant. */
    private Map<Long, Long> acknowledged(CrashSeen crash) {
        Map<Long, Long> told = new HashMap<>();
        for (int place : loads(crash.server())) {
            for (Acknowledged one : cluster.loads().get(place).acknowledged()) {
                if (one.id() <= crash.lastIds().get(place)) {
                    told.put(key(place, one.id()), one.okNanos());
                }
            }
        }
        return told;
    }

    private static long key(int place, long id) {
        return ((long) place << LOAD_SHIFT) + id;
    }
}

package org.replsim.run;

import java.util.Map;
import java.util.TreeMap;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.fault.Timeline;
import org.replsim.server.Probe;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;
import org.replsim.server.source.Source;
import org.replsim.workload.ExplicitTransactions;
import org.replsim.workload.WorkloadSpec;
import org.replsim.workload.Workloads;

/** A cluster that a test steps through: it looks between two stretches, and commits what it likes when it likes. */
public final class World {

    public final Story story;
    public final Simulation simulation = new Simulation();
    public final Cluster cluster;
    private final ExplicitTransactions transactions;
    private final Map<String, ExplicitTransactions> elsewhere = new TreeMap<>();
    private int planned;

    public World(Specs specs) {
        this(specs.spec(), new Story());
    }

    public World(RunSpec spec, Story story) {
        this(spec, story, story);
    }

    /** With others who watch beside the story, or instead of it. */
    public World(RunSpec spec, Story story, Probe probe) {
        this.story = story;
        cluster = new Cluster(simulation, spec.cluster(), spec.seed(), spec.backlogLimit(), probe);
        Workloads workloads = new Workloads(cluster, spec.seed());
        for (WorkloadSpec workload : spec.workloads()) {
            workloads.add(workload);
        }
        workloads.add(spec.heartbeats());
        int number = cluster.transactions().count();
        transactions = new ExplicitTransactions(cluster.transactions(), spec.seed());
        elsewhere.put("db1", transactions);
        cluster.transactions().madeOn(number, 0);
        new Timeline(cluster, spec.timeline());
        cluster.start();
    }

    /** Lets something happen at an instant; planned before the first run. */
    public World at(long nanos, Runnable action) {
        simulation.timer(new SourceName("test", "plan", planned++), action).at(nanos);
        return this;
    }

    /** A session of its own commits at an instant; planned before the first run. */
    public World commitAt(long nanos, int... eventBytes) {
        return commitOn("db1", nanos, eventBytes);
    }

    public World commitOn(String server, long nanos, int... eventBytes) {
        Session session = cluster.source(server).connect(new Silent());
        long id = madeOn(server).add(eventBytes);
        return at(nanos, () -> session.begin(id));
    }

    /** Transactions of a server; where nobody says otherwise they are those of db1. */
    private ExplicitTransactions madeOn(String server) {
        return elsewhere.computeIfAbsent(server, name -> {
            int number = cluster.transactions().count();
            ExplicitTransactions made = new ExplicitTransactions(cluster.transactions(), number);
            cluster.transactions().madeOn(number, cluster.source(name).server().index());
            return made;
        });
    }

    /** The same for a transaction that changes these rows of db1, in this order; -1 for a new row. */
    public World commitRowsAt(long nanos, long... keys) {
        return beginAt(nanos, transactions.addWithKeys(keys, 89, 31));
    }

    /** The same for a transaction of any source. */
    public World beginAt(long nanos, long id) {
        Session session = cluster.source("db1").connect(new Silent());
        return at(nanos, () -> session.begin(id));
    }

    public World run(long untilNanos) {
        simulation.run(untilNanos);
        return this;
    }

    public Source source() {
        return cluster.source("db1");
    }

    public Replica replica() {
        return cluster.replica("db2");
    }

    /** SHOW GLOBAL STATUS LIKE 'Rpl_semi_sync_master_...' of the source. */
    public long status(String name) {
        return statusOf("db1", name);
    }

    public long statusOf(String server, String name) {
        return new Status(cluster.node(server)).of(name);
    }

    /** The semi-sync status of a server with a binary log, as it is now. */
    public static final class Status {
        private final Map<String, Long> values = new TreeMap<>();

        public Status(Node node) {
            Source source = node.source();
            if (source != null) {
                source.status(values);
            }
        }

        /** By the part of its name behind Rpl_semi_sync_master_. */
        public long of(String name) {
            return values.getOrDefault("Rpl_semi_sync_master_" + name, Long.MIN_VALUE);
        }
    }

    /** Nobody at the other end. */
    private record Silent() implements SessionClient {
        @Override
        public void statementDone() {}

        @Override
        public void answered(int errno) {}
    }
}

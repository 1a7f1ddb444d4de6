package org.replsim.conformance;

import java.util.Map;
import java.util.TreeMap;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ClusterSpec;
import org.replsim.engine.Simulation;
import org.replsim.net.Link;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;
import org.replsim.workload.ExplicitTransactions;

/** A cluster in the hand of a test: clients commit what they are told to, and time passes when the test says so. */
public final class Stage {

    public final Simulation simulation = new Simulation();
    public final Cluster cluster;
    public final ExplicitTransactions transactions;

    public Stage(Specs specs) {
        this(specs.cluster(), specs.seed);
    }

    public Stage(ClusterSpec spec, long seed) {
        cluster = new Cluster(simulation, spec, seed, 1_000_000, Probe.NONE);
        transactions = new ExplicitTransactions(cluster.transactions(), seed);
        cluster.start();
    }

    /** A new connection to db1. */
    public StageClient client() {
        return new StageClient(this);
    }

    public Source source() {
        return cluster.source("db1");
    }

    public Replica replica() {
        return cluster.replica("db2");
    }

    public Link link() {
        return cluster.link("db1", "db2");
    }

    public long now() {
        return simulation.now();
    }

    /** Lets so much time pass. */
    public Stage pass(long nanos) {
        simulation.run(simulation.now() + nanos);
        return this;
    }

    /** Lets time pass up to an instant. */
    public Stage until(long nanos) {
        simulation.run(nanos);
        return this;
    }

    /** A status variable of db1. */
    public long status(String name) {
        Map<String, Long> status = new TreeMap<>();
        source().status(status);
        Long value = status.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no status variable " + name);
        }
        return value;
    }

    /** A status variable of db1 without {@code Rpl_semi_sync_master_}. */
    public long semiSync(String name) {
        return status("Rpl_semi_sync_master_" + name);
    }

    /** The counters yes_tx, no_tx and no_times, as the spec's cases list them. */
    public String yesNoTimes() {
        return semiSync("yes_tx") + "/" + semiSync("no_tx") + "/" + semiSync("no_times");
    }

    /** SHOW MASTER STATUS. */
    public String position() {
        var files = source().binlog().files();
        return files.currentName() + ":" + files.currentPosition();
    }
}

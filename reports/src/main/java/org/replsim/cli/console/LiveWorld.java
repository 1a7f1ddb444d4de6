package org.replsim.cli.console;

import org.replsim.cluster.Cluster;
import org.replsim.run.Run;
import org.replsim.run.RunSpec;
import org.replsim.server.Probe;
import org.replsim.table.Databases;

/** A scenario's cluster at time 0, with its workloads and its timeline ahead of it. */
public final class LiveWorld implements World {

    private final RunSpec spec;
    private final Cluster cluster;

    /** Builds it. */
    public LiveWorld(RunSpec spec) {
        this.spec = spec;
        cluster = Run.begin(spec, Probe.NONE);
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
        throw new Refusal("the servers take no statements; help lists the commands");
    }

    @Override
    public Databases databases(String server) {
        throw new Refusal("the servers store nothing; help lists the commands");
    }
}

package org.replsim.cli.console;

import org.replsim.admin.Admin;
import org.replsim.admin.shell.Shells;
import org.replsim.cluster.Cluster;
import org.replsim.run.Run;
import org.replsim.run.RunSpec;
import org.replsim.server.Probe;
import org.replsim.table.Databases;

/** A scenario's cluster at time 0, with its workloads and its timeline ahead of it. */
public final class LiveWorld implements World {

    private static final String USER = "root";
    private static final String HOST = "localhost";

    private final RunSpec spec;
    private final Cluster cluster;
    private final Admin admin;
    private final Shells shells;

    /** Builds it. */
    public LiveWorld(RunSpec spec) {
        this.spec = spec;
        cluster = Run.begin(spec, Probe.NONE);
        admin = new Admin(cluster);
        shells = new Shells(admin);
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
        return new AdminClient(admin.connect(server, USER, HOST));
    }

    @Override
    public Shells shells() {
        return shells;
    }

    @Override
    public Databases databases(String server) {
        return cluster.node(server).server().databases();
    }
}

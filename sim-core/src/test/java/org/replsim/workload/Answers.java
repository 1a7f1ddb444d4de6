package org.replsim.workload;

import java.util.ArrayList;
import java.util.List;
import org.replsim.cluster.Cluster;
import org.replsim.run.Run;
import org.replsim.run.Specs;
import org.replsim.server.Probe;

/** What the clients of a run were told, one by one. */
final class Answers implements Probe {

    final Cluster cluster;
    final List<Long> arrivedNanos = new ArrayList<>();
    final List<Long> latencyNanos = new ArrayList<>();
    final List<Integer> errors = new ArrayList<>();
    /** Answers after which the transaction is not tried again. */
    int gone;

    Answers(Specs specs) {
        cluster = Run.bare(specs.spec(), this);
    }

    @Override
    public void arrived(int server, long nowNanos) {
        arrivedNanos.add(nowNanos);
    }

    @Override
    public void acknowledged(int server, long row, long latency, long nowNanos) {
        latencyNanos.add(latency);
    }

    @Override
    public void failed(int server, int errno, long latency, boolean leaves, long nowNanos) {
        errors.add(errno);
        gone += leaves ? 1 : 0;
    }
}

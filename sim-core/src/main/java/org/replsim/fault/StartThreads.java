package org.replsim.fault;

import org.replsim.cluster.Cluster;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.server.replica.Replica;

/** START SLAVE of one thread or of both. */
public record StartThreads(String replica, ReplicaThread thread) implements Fault {
    @Override
    public String target() {
        return replica;
    }

    @Override
    public String text() {
        return "start " + thread.text() + " " + replica;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.node(ReplicationSpec.server(replica)).server().whenRunning(() -> start(cluster.replica(replica)));
    }

    private void start(Replica started) {
        if (thread != ReplicaThread.SQL) {
            started.startIoThread();
        }
        if (thread != ReplicaThread.IO) {
            started.startSqlThread();
        }
    }
}

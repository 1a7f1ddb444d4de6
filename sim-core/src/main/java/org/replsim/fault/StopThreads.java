package org.replsim.fault;

import org.replsim.cluster.Cluster;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.server.replica.Replica;

/** STOP SLAVE of one thread or of both. */
public record StopThreads(String replica, ReplicaThread thread) implements Fault {
    @Override
    public String target() {
        return replica;
    }

    @Override
    public String text() {
        return "stop " + thread.text() + " " + replica;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.node(ReplicationSpec.server(replica)).server().whenRunning(() -> stop(cluster.replica(replica)));
    }

    private void stop(Replica stopped) {
        if (thread != ReplicaThread.SQL) {
            stopped.stopIoThread();
        }
        if (thread != ReplicaThread.IO) {
            stopped.stopSqlThread();
        }
    }
}

package org.replsim.fault;

import org.replsim.cluster.Cluster;
import org.replsim.server.source.Source;

/** PURGE BINARY LOGS up to the newest file: who comes back later and needs an older one gets error 1236. */
public record PurgeBinlogs(String server) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "purge binary logs " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.node(server).server().whenRunning(() -> {
            Source source = cluster.source(server);
            source.purge().before(source.binlog().files().count() - 1);
        });
    }
}

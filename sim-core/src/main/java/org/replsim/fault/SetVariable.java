package org.replsim.fault;

import org.replsim.cluster.Cluster;
import org.replsim.server.ServerVariable;

/** SET GLOBAL of a dynamic variable. */
public record SetVariable(String server, ServerVariable variable, long number) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "set " + variable.variableName() + " on " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.node(server).server().whenRunning(() -> cluster.set(server, variable, number));
    }
}

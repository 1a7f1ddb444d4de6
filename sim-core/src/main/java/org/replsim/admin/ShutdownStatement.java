package org.replsim.admin;

import org.replsim.cluster.Cluster;

/** SHUTDOWN: the server ends in order; all connections are closed. */
final class ShutdownStatement {

    private final AdminSession session;

    ShutdownStatement(AdminSession session) {
        this.session = session;
    }

    void execute(boolean waitForReplicas) {
        Cluster cluster = session.admin().cluster();
        if (waitForReplicas && session.node().engine().semiSync().waitSessions() > 0) {
            session.node().server().note("Delaying shutdown to await semi-sync ACK");
            session.ok();
            session.admin().closeDoor(session.node(), session);
            session.node().engine().semiSync().whenNobodyWaits(() -> cluster.shutdown(session.server()));
        } else {
            shutdown(cluster);
        }
    }

    private void shutdown(Cluster cluster) {
        session.ok();
        cluster.shutdown(session.server());
    }
}

package org.replsim.admin.show;

import org.replsim.admin.Answer;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.sql.Show;

/** Answers SHOW statements from the state of the model, as the server of each version would. */
public final class Shows {

    private final Cluster cluster;
    private final Replicas replicas;
    private final ProcessSource sessions;

    /** @param sessions who knows of typed sessions */
    public Shows(Cluster cluster, ProcessSource sessions) {
        this.cluster = cluster;
        replicas = new Replicas(cluster);
        this.sessions = sessions;
    }

    /** Nobody has typed anything. */
    public Shows(Cluster cluster) {
        this(cluster, ProcessSource.NONE);
    }

    /**
     * Rows, or the error that the server gives.
     *
     * @param node the server that is asked; it runs
     * @param context the session that asks
     */
    public Answer show(Show statement, Node node, ShowContext context) {
        if (statement instanceof Show.SourceStatus) {
            return SourceShows.status(node);
        }
        if (statement instanceof Show.BinaryLogs) {
            return SourceShows.binaryLogs(node);
        }
        if (statement instanceof Show.ReplicaStatus status) {
            return ReplicaStatusShow.show(status, node, context.connection());
        }
        if (statement instanceof Show.Replicas hosts) {
            return SourceShows.replicas(replicas, node, hosts.replicaWords());
        }
        if (statement instanceof Show.Processlist list) {
            return new ProcesslistShow(node, replicas).show(list.full(), sessions);
        }
        if (statement instanceof Show.Status status) {
            return ValueShows.status(status, node, sessions, context.connection());
        }
        if (statement instanceof Show.Variables variables) {
            return ValueShows.variables(variables, node, context);
        }
        if (statement instanceof Show.Events events) {
            return EventsShow.show(events, node, cluster, context.connection());
        }
        return ofTheSession(statement, node.server(), context);
    }

    private static Answer ofTheSession(Show statement, Server server, ShowContext context) {
        if (statement instanceof Show.Plugins) {
            return PluginsShow.plugins(server);
        }
        if (statement instanceof Show.Engines) {
            return PluginsShow.engines(server);
        }
        if (statement instanceof Show.Grants grants) {
            return AccountShows.grants(grants, server, context);
        }
        if (statement instanceof Show.Warnings warnings) {
            return AccountShows.warnings(warnings, context);
        }
        Answer ofTables = new TableShows(server, context.database()).show(statement);
        if (ofTables != null) {
            return ofTables;
        }
        return new Answer.Failure(1235, "42000", "This version doesn't yet support 'this SHOW'");
    }
}

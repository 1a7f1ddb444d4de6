package org.replsim.admin.show;

import java.util.ArrayList;
import java.util.List;
import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.server.source.Phase;
import org.replsim.server.source.Session;

/** The connections of clients in the process list: typed ones as their owner tells, those of workloads as the model knows. */
final class ClientRows {

    private static final long SECOND = 1_000_000_000L;
    private static final String USER = "app";
    private static final String STATEMENT = "insert into t(k, c, pad) values(...)";

    private final Node node;
    private final Server server;
    private final ProcessSource typed;

    ClientRows(Node node, ProcessSource typed) {
        this.node = node;
        this.typed = typed;
        server = node.server();
    }

    List<ProcessRow> rows() {
        List<ProcessRow> rows = new ArrayList<>(typed.rows(node));
        List<Long> known = rows.stream().map(ProcessRow::id).toList();
        for (Session session : node.engine().sessions()) {
            if (!known.contains(session.info().threadId())) {
                rows.add(row(session));
            }
        }
        return rows;
    }

    private ProcessRow row(Session session) {
        boolean idle = !session.busy() || session.phase() == Phase.CLIENT;
        long seconds = (server.now() - session.info().commandSinceNanos()) / SECOND;
        return new ProcessRow(
                session.info().threadId(),
                USER,
                "localhost",
                USER,
                idle ? "Sleep" : "Query",
                seconds,
                idle ? "" : state(session),
                idle ? null : info(session));
    }

    private String state(Session session) {
        String text = session.info().state();
        return text.isEmpty() ? ownText() : text;
    }

    /** What an INSERT shows while it runs. */
    private String ownText() {
        return switch (server.profile().generation()) {
            case MARIADB_10 -> "Update";
            case MARIADB_5_5, MYSQL_5_7, MYSQL_8_0, MYSQL_8_4 -> "update";
        };
    }

    /** A transaction of more than one statement ends with a COMMIT of its own. */
    private String info(Session session) {
        boolean commits = session.phase().compareTo(Phase.PREPARE) >= 0;
        return commits && session.info().committedByStatement() ? "COMMIT" : STATEMENT;
    }
}

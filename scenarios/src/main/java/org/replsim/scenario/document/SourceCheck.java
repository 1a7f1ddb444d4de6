package org.replsim.scenario.document;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.replsim.scenario.field.Values;
import org.replsim.server.Generation;

/** Whether the sources of a replica go together: each is another server, by a connection of another name. */
final class SourceCheck {

    private record Pair(String replica, String other) {}

    private final Names names;
    private final Set<Pair> sources = new HashSet<>();
    private final Set<Pair> connections = new HashSet<>();

    SourceCheck(Names names) {
        this.names = names;
    }

    /**
     * Looks at the next row of replication.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if it does not go with those before, or with the version
     */
    void check(Values row, String replica, String source) {
        String name = Names.connection(row);
        boolean old = names.profile(replica).generation() == Generation.MARIADB_5_5;
        if (!sources.add(new Pair(replica, source))) {
            throw row.problem(
                    "source", replica + " replicates from " + source + " already; remove one of the two entries");
        }
        if (old && !name.isEmpty()) {
            throw row.problem(
                    "connection",
                    replica + " is MariaDB 5.5, whose connections have no names (10.0 brought them); remove the line or"
                            + " give it another profile");
        }
        // Upper and lower case are the same here, as to the server.
        if (connections.add(new Pair(replica, name.toLowerCase(Locale.ROOT)))) {
            return;
        }
        if (!name.isEmpty()) {
            throw row.problem("connection", replica + " has another connection of that name; choose another");
        }
        throw row.problem(
                "replica",
                replica + " has a source already"
                        + (old
                                ? ", and MariaDB 5.5 can have one only; give it another profile"
                                : "; name the connection to one of them, as in connection: " + source));
    }
}

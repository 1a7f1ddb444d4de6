package org.replsim.admin.show;

import java.util.Map;
import java.util.SortedMap;
import org.replsim.admin.Answer;
import org.replsim.cluster.Node;
import org.replsim.sql.Show;

/** SHOW VARIABLES and SHOW STATUS: names and values in alphabetical order. */
final class ValueShows {

    private ValueShows() {}

    /** Without GLOBAL, what the session has set stands in place of the server's. */
    static Answer variables(Show.Variables statement, Node node, ShowContext context) {
        SortedMap<String, String> values = SystemVariables.of(node);
        if (!statement.global()) {
            values.replaceAll((name, value) -> context.sessionValue(name).orElse(value));
        }
        return list(values, statement.filter());
    }

    static Answer status(Show.Status statement, Node node, ProcessSource sessions, String connection) {
        return list(new StatusValues(node, sessions, connection).all(), statement.filter());
    }

    private static Answer list(Map<String, String> values, Show.Filter filter) {
        Grid grid = new Grid().texts("Variable_name", "Value");
        values.forEach(grid::row);
        return grid.answer(filter);
    }
}

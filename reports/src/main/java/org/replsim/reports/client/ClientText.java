package org.replsim.reports.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.replsim.admin.Answer;

/** The lines that the client prints for an answer, down to the empty line before its next prompt. */
public final class ClientText {

    /** The client's own command: the server is only told the name, and nobody reads how long it took. */
    private static final Pattern USE = Pattern.compile("(?i)\\s*use\\b.*", Pattern.DOTALL);

    private final ClientStyle style;

    /** For the client of a server. */
    public ClientText(ClientStyle style) {
        this.style = style;
    }

    /**
     * An answer as it is printed.
     *
     * @param statement what was asked, and how the answer is to look
     * @param answer what came back
     * @param nanos how long it took, in virtual time
     */
    public List<String> lines(Statement statement, Answer answer, long nanos) {
        if (answer instanceof Answer.Failure failure) {
            return List.of("ERROR " + failure.errno() + " (" + failure.sqlState() + "): " + failure.message());
        }
        if (answer instanceof Answer.ResultSet rows) {
            return rows(statement, rows, nanos);
        }
        return done(statement, (Answer.Ok) answer, nanos);
    }

    /**
     * What the client prints before an answer when it finds its connection lost.
     *
     * @param again whether it could connect once more; the answer is the error otherwise
     * @param id the number of the new connection
     * @param database the default database; may be empty
     */
    public static List<String> gone(boolean again, long id, String database) {
        List<String> lines = new ArrayList<>();
        lines.add("ERROR 2006 (HY000): MySQL server has gone away");
        lines.add("No connection. Trying to reconnect...");
        if (again) {
            lines.add("Connection id:    " + id);
            lines.add("Current database: " + (database.isEmpty() ? "*** NONE ***" : database));
            lines.add("");
        }
        return lines;
    }

    private List<String> rows(Statement statement, Answer.ResultSet set, long nanos) {
        int count = set.rows().size();
        List<String> lines = new ArrayList<>();
        if (count == 0) {
            lines.add("Empty set" + took(nanos));
        } else {
            lines.addAll(statement.vertical() ? Vertical.lines(set) : Box.lines(set));
            lines.add(count + (count == 1 ? " row" : " rows") + " in set" + took(nanos));
        }
        lines.add("");
        return lines;
    }

    private List<String> done(Statement statement, Answer.Ok ok, long nanos) {
        if (USE.matcher(statement.text()).matches()) {
            return List.of("Database changed");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Query OK, " + ok.affectedRows() + (ok.affectedRows() == 1 ? " row" : " rows") + " affected"
                + warnings(ok.warnings().size()) + took(nanos));
        if (!ok.info().isEmpty()) {
            lines.add(ok.info());
        }
        lines.add("");
        return lines;
    }

    private static String warnings(int count) {
        return count == 0 ? "" : ", " + count + (count == 1 ? " warning" : " warnings");
    }

    private String took(long nanos) {
        return " (" + style.duration(nanos) + ")";
    }
}

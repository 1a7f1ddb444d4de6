package org.replsim.reports.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.replsim.admin.Answer;

/** The lines that the client prints for an answer, down to the empty line before its next prompt. */
public final class ClientText {

    /** What the client prints when it finds its connection gone, before it opens another. */
    public static final List<String> GONE =
            List.of("ERROR 2006 (HY000): MySQL server has gone away", "No connection. Trying to reconnect...");

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

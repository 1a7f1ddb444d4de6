package org.replsim.cli.console;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.reports.client.Box;

/** Shows the sessions. */
final class ListSessions implements Command {

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public String usage() {
        return "sessions";
    }

    @Override
    public String doc() {
        return "shows the open sessions, and what they wait for";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        desk.sessions.current();
        desk.screen.print(Box.lines(new Answer.ResultSet(
                List.of("Session", "Id", "Database", "Since", "State", "Statement"),
                List.of(false, true, false, true, false, false),
                desk.sessions.all().stream().map(ListSessions::row).toList())));
    }

    private static List<@Nullable String> row(OpenSession session) {
        boolean busy = session.busy();
        String database = session.client().database();
        return Arrays.asList(
                session.name(),
                Long.toString(session.client().connectionId()),
                database.isEmpty() ? null : database,
                busy ? Span.exact(session.sentNanos()) : "",
                busy ? session.state() : "",
                session.asking());
    }
}

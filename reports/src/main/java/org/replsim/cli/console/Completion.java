package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/** The words that may come next. Which of them make sense is left to the one who types. */
final class Completion {

    private static final List<String> CONDITIONS =
            List.of("caught", "up", "received", "all", "answered", "io", "sql", "semi_sync", "within");
    private static final List<String> LATER = List.of(
            "SLAVE",
            "STATUS",
            "MASTER",
            "REPLICA",
            "VARIABLES",
            "GLOBAL",
            "LIKE",
            "PROCESSLIST",
            "DATABASES",
            "TABLES",
            "BINARY",
            "LOGS",
            "BINLOG",
            "EVENTS",
            "FROM",
            "WHERE",
            "INTO",
            "VALUES",
            "TABLE",
            "DATABASE",
            "INDEX",
            "IO_THREAD",
            "SQL_THREAD",
            "timeline",
            "server",
            "patience",
            "pace");

    private Completion() {}

    /** The words that may come after others, for a server of some version. */
    static List<String> after(List<String> before, List<String> sessions, ServerProfile profile) {
        List<String> words = new ArrayList<>();
        boolean first = before.isEmpty() || before.get(before.size() - 1).endsWith(">");
        if (first) {
            words.addAll(Commands.names());
            words.addAll(StatementWords.FIRST);
            sessions.forEach(name -> words.add(name + ">"));
            return words;
        }
        words.addAll(sessions);
        switch (before.get(0).toLowerCase(Locale.ROOT)) {
            case "until" -> words.addAll(CONDITIONS);
            case "help" -> words.addAll(Commands.names());
            case "cut" -> words.addAll(List.of("reset", "silent", "hold"));
            default -> {
                words.addAll(LATER);
                Stream.of(ServerVariable.values())
                        .map(ServerVariable::variableName)
                        .forEach(words::add);
            }
        }
        return words;
    }
}

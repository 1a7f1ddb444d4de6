package org.replsim.cli.console;

import java.util.List;
import java.util.Locale;

/** The words that statements begin with. What follows is for the server to judge. */
final class StatementWords {

    static final List<String> FIRST = List.of(
            "ALTER",
            "ANALYZE",
            "BEGIN",
            "CALL",
            "CHANGE",
            "CHECK",
            "CHECKSUM",
            "COMMIT",
            "CREATE",
            "DELETE",
            "DESC",
            "DESCRIBE",
            "DO",
            "DROP",
            "EXECUTE",
            "EXPLAIN",
            "FLUSH",
            "GRANT",
            "INSERT",
            "INSTALL",
            "KILL",
            "LOAD",
            "LOCK",
            "OPTIMIZE",
            "PREPARE",
            "PURGE",
            "RELEASE",
            "RENAME",
            "REPAIR",
            "REPLACE",
            "RESET",
            "REVOKE",
            "ROLLBACK",
            "SAVEPOINT",
            "SELECT",
            "SET",
            "SHOW",
            "SHUTDOWN",
            "SLAVE",
            "START",
            "STOP",
            "TRUNCATE",
            "UNINSTALL",
            "UNLOCK",
            "UPDATE",
            "USE",
            "VALUES",
            "WITH",
            "XA");

    private StatementWords() {}

    /** Whether a word begins statements. */
    static boolean begins(String word) {
        return FIRST.contains(word.toUpperCase(Locale.ROOT));
    }
}

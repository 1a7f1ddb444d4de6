package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;

/** The names of privileges, which may be several words long. */
final class Privileges {

    private static final List<String> EVERYWHERE = List.of(
            "ALL",
            "ALL PRIVILEGES",
            "ALTER",
            "ALTER ROUTINE",
            "CREATE",
            "CREATE ROUTINE",
            "CREATE TABLESPACE",
            "CREATE TEMPORARY TABLES",
            "CREATE USER",
            "CREATE VIEW",
            "DELETE",
            "DROP",
            "EVENT",
            "EXECUTE",
            "FILE",
            "GRANT OPTION",
            "INDEX",
            "INSERT",
            "LOCK TABLES",
            "PROCESS",
            "REFERENCES",
            "RELOAD",
            "REPLICATION CLIENT",
            "REPLICATION SLAVE",
            "SELECT",
            "SHOW DATABASES",
            "SHOW VIEW",
            "SHUTDOWN",
            "SUPER",
            "TRIGGER",
            "UPDATE",
            "USAGE");

    private static final List<String> MARIADB_10_5 = List.of(
            "BINLOG ADMIN",
            "BINLOG MONITOR",
            "BINLOG REPLAY",
            "CONNECTION ADMIN",
            "DELETE HISTORY",
            "FEDERATED ADMIN",
            "READ_ONLY ADMIN",
            "REPLICA MONITOR",
            "REPLICATION MASTER ADMIN",
            "REPLICATION REPLICA",
            "REPLICATION REPLICA ADMIN",
            "REPLICATION SLAVE ADMIN",
            "SET USER",
            "SLAVE MONITOR");

    private static final List<String> MYSQL_8 = List.of("CREATE ROLE", "DROP ROLE");

    private Privileges() {}

    /** Takes one name; the word that continues none is the error. */
    static String next(Tokens tokens) throws SyntaxError {
        String name = "";
        while (continues(join(name, tokens.word()), tokens.dialect())) {
            name = join(name, tokens.next().word());
        }
        boolean dynamic = !tokens.dialect().mariaDb() && tokens.dialect().version() >= 80000;
        if (name.isEmpty() && dynamic && tokens.atIdentifier()) {
            return tokens.next().word();
        }
        if (!isName(name, tokens.dialect())) {
            throw tokens.unexpected();
        }
        return name.equals("ALL PRIVILEGES")
                ? "ALL"
                : name.replace("REPLICATION REPLICA", "REPLICATION SLAVE").replace("REPLICA MONITOR", "SLAVE MONITOR");
    }

    private static String join(String name, String word) {
        return name.isEmpty() ? word : name + " " + word;
    }

    private static boolean continues(String start, Dialect dialect) {
        return !start.isBlank() && of(dialect).stream().anyMatch(name -> (name + " ").startsWith(start + " "));
    }

    private static boolean isName(String name, Dialect dialect) {
        return of(dialect).contains(name);
    }

    private static List<String> of(Dialect dialect) {
        List<String> all = new ArrayList<>(EVERYWHERE);
        if (dialect.since(100502, Integer.MAX_VALUE)) {
            all.addAll(MARIADB_10_5);
        } else if (dialect.since(Integer.MAX_VALUE, 80000)) {
            all.addAll(MYSQL_8);
        }
        return all;
    }
}

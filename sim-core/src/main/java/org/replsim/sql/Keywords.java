package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;

/** Words for a console to complete: how statements begin, and what may stand in them. */
public final class Keywords {

    private static final List<String> BEGINNINGS = List.of(
            "ALTER TABLE",
            "ALTER USER",
            "BEGIN",
            "CHECKSUM TABLE",
            "COMMIT",
            "CREATE DATABASE",
            "CREATE TABLE",
            "CREATE USER",
            "DELETE FROM",
            "DESCRIBE",
            "DO",
            "DROP DATABASE",
            "DROP TABLE",
            "DROP USER",
            "FLUSH BINARY LOGS",
            "FLUSH LOGS",
            "FLUSH PRIVILEGES",
            "FLUSH RELAY LOGS",
            "FLUSH STATUS",
            "FLUSH TABLES",
            "FLUSH TABLES WITH READ LOCK",
            "GRANT",
            "HELP",
            "INSERT INTO",
            "INSTALL PLUGIN",
            "KILL",
            "KILL QUERY",
            "LOCK TABLES",
            "PURGE BINARY LOGS BEFORE",
            "PURGE BINARY LOGS TO",
            "REPLACE INTO",
            "REVOKE",
            "ROLLBACK",
            "SELECT",
            "SET",
            "SET GLOBAL",
            "SET NAMES",
            "SET PASSWORD",
            "SET SESSION",
            "SHOW BINARY LOGS",
            "SHOW BINLOG EVENTS",
            "SHOW COLUMNS FROM",
            "SHOW CREATE DATABASE",
            "SHOW CREATE TABLE",
            "SHOW DATABASES",
            "SHOW ENGINES",
            "SHOW ERRORS",
            "SHOW FULL PROCESSLIST",
            "SHOW GLOBAL STATUS",
            "SHOW GLOBAL VARIABLES",
            "SHOW GRANTS",
            "SHOW INDEX FROM",
            "SHOW PLUGINS",
            "SHOW PROCESSLIST",
            "SHOW RELAYLOG EVENTS",
            "SHOW STATUS",
            "SHOW TABLE STATUS",
            "SHOW TABLES",
            "SHOW VARIABLES",
            "SHOW WARNINGS",
            "SHUTDOWN",
            "START TRANSACTION",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT",
            "TRUNCATE TABLE",
            "UNINSTALL PLUGIN",
            "UNLOCK TABLES",
            "UPDATE",
            "USE");

    private static final List<String> WITH_MASTER = List.of(
            "CHANGE MASTER TO",
            "RESET MASTER",
            "RESET SLAVE",
            "RESET SLAVE ALL",
            "SHOW MASTER STATUS",
            "SHOW SLAVE HOSTS",
            "SHOW SLAVE STATUS",
            "START SLAVE",
            "START SLAVE IO_THREAD",
            "START SLAVE SQL_THREAD",
            "START SLAVE UNTIL",
            "STOP SLAVE",
            "STOP SLAVE IO_THREAD",
            "STOP SLAVE SQL_THREAD");

    private static final List<String> WITH_REPLICA = List.of(
            "RESET REPLICA",
            "RESET REPLICA ALL",
            "SHOW REPLICA STATUS",
            "START REPLICA",
            "START REPLICA IO_THREAD",
            "START REPLICA SQL_THREAD",
            "START REPLICA UNTIL",
            "STOP REPLICA",
            "STOP REPLICA IO_THREAD",
            "STOP REPLICA SQL_THREAD");

    private static final List<String> WORDS = List.of(
            "ALL",
            "AND",
            "AS",
            "ASC",
            "AUTO_INCREMENT",
            "BEFORE",
            "BETWEEN",
            "BY",
            "DEFAULT",
            "DESC",
            "DUPLICATE",
            "ENGINE",
            "EXISTS",
            "FOR",
            "FROM",
            "GLOBAL",
            "IDENTIFIED",
            "IF",
            "IGNORE",
            "IN",
            "IO_THREAD",
            "IS",
            "KEY",
            "LIKE",
            "LIMIT",
            "NOT",
            "NULL",
            "ON",
            "OR",
            "ORDER",
            "PRIMARY",
            "READ",
            "SESSION",
            "SET",
            "SONAME",
            "SQL_THREAD",
            "TO",
            "UNIQUE",
            "UNTIL",
            "UPDATE",
            "VALUES",
            "WHERE",
            "WITH",
            "WRITE");

    private Keywords() {}

    /** The words that statements begin with, in upper case and sorted; each begins at least one accepted statement. */
    public static List<String> beginnings(Dialect dialect) {
        List<String> all = new ArrayList<>(BEGINNINGS);
        if (dialect.masterWords()) {
            all.addAll(WITH_MASTER);
        }
        if (dialect.replicaWords()) {
            all.addAll(WITH_REPLICA);
            all.add(dialect.mariaDb() ? "SHOW REPLICA HOSTS" : "SHOW REPLICAS");
        }
        if (dialect.sourceWords()) {
            all.add("CHANGE REPLICATION SOURCE TO");
        }
        if (dialect.binaryLogWords()) {
            all.addAll(List.of("RESET BINARY LOGS AND GTIDS", "SHOW BINARY LOG STATUS"));
        }
        if (dialect.namedConnections()) {
            all.addAll(List.of("SHOW ALL SLAVES STATUS", "START ALL SLAVES", "STOP ALL SLAVES"));
        }
        if (dialect.mariaDb()) {
            all.addAll(List.of("INSTALL SONAME", "UNINSTALL SONAME"));
        }
        if (dialect.flushHosts()) {
            all.add("FLUSH HOSTS");
        }
        if (dialect.oldSlaveStart()) {
            all.addAll(List.of("SLAVE START", "SLAVE STOP"));
        }
        return all.stream().sorted().toList();
    }

    /** Words within statements, in upper case and sorted, with the options of CHANGE MASTER as the dialect spells them. */
    public static List<String> words(Dialect dialect) {
        List<String> all = new ArrayList<>(WORDS);
        for (ReplicationOption option : ReplicationOption.values()) {
            if (option.knownTo(dialect)) {
                all.add(dialect.sourceWords() ? option.sourceName() : option.name());
            }
        }
        return all.stream().sorted().toList();
    }
}

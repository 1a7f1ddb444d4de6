package org.replsim.sql;

import org.jspecify.annotations.Nullable;

/** SHOW and DESCRIBE. */
public sealed interface Show extends Statement {

    /** SHOW MASTER STATUS, BINLOG STATUS, BINARY LOG STATUS. */
    record SourceStatus() implements Show {}

    /**
     * SHOW SLAVE STATUS or REPLICA STATUS.
     *
     * @param connection null if none is named
     * @param all SHOW ALL SLAVES STATUS
     * @param replicaWords whether REPLICA was written: MySQL then names the columns so
     */
    record ReplicaStatus(@Nullable String connection, boolean all, boolean replicaWords) implements Show {}

    /** SHOW SLAVE HOSTS or REPLICAS; whether the word REPLICA was written. */
    record Replicas(boolean replicaWords) implements Show {}

    /** SHOW BINARY LOGS or MASTER LOGS. */
    record BinaryLogs() implements Show {}

    /**
     * SHOW BINLOG EVENTS or RELAYLOG EVENTS.
     *
     * @param connection of a relay log; null if none is named
     * @param file null for the first
     * @param from position; null without FROM
     * @param offset events to leave out
     * @param limit events at most; null without LIMIT
     */
    record Events(
            boolean relayLog,
            @Nullable String connection,
            @Nullable String file,
            @Nullable Long from,
            long offset,
            @Nullable Long limit)
            implements Show {}

    /** SHOW PROCESSLIST; full for all of each statement's text. */
    record Processlist(boolean full) implements Show {}

    /** SHOW STATUS; global or of the session. */
    record Status(boolean global, Filter filter) implements Show {}

    /** SHOW VARIABLES; global or of the session. */
    record Variables(boolean global, Filter filter) implements Show {}

    /** SHOW PLUGINS. */
    record Plugins() implements Show {}

    /** SHOW ENGINES. */
    record Engines() implements Show {}

    /** SHOW DATABASES. */
    record Databases(Filter filter) implements Show {}

    /** SHOW TABLES; database empty for the session's. */
    record Tables(boolean full, String database, Filter filter) implements Show {}

    /** SHOW TABLE STATUS; database empty for the session's. */
    record TableStatus(String database, Filter filter) implements Show {}

    /** SHOW CREATE TABLE. */
    record CreateTable(TableName table) implements Show {}

    /** SHOW CREATE DATABASE. */
    record CreateDatabase(String database) implements Show {}

    /** SHOW COLUMNS, DESCRIBE. */
    record Columns(boolean full, TableName table, Filter filter) implements Show {}

    /** SHOW INDEX. */
    record Indexes(TableName table) implements Show {}

    /** SHOW GRANTS; null for the own account. */
    record Grants(Account.@Nullable Name account) implements Show {}

    /** SHOW WARNINGS, SHOW ERRORS; at most limit, null for all. */
    record Warnings(boolean errorsOnly, @Nullable Long limit) implements Show {}

    /**
     * Which rows to show.
     *
     * @param like a pattern for the first column; null without LIKE
     * @param where a condition on the columns of the answer; null without WHERE
     */
    record Filter(@Nullable String like, @Nullable Expression where) {

        /** All rows. */
        public static final Filter ALL = new Filter(null, null);
    }
}

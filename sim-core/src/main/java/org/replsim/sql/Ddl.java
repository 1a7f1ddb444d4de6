package org.replsim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that change what tables there are. */
public sealed interface Ddl extends Statement {

    /** CREATE DATABASE or SCHEMA. */
    record CreateDatabase(String database, boolean ifNotExists) implements Ddl {}

    /** DROP DATABASE or SCHEMA. */
    record DropDatabase(String database, boolean ifExists) implements Ddl {}

    /**
     * CREATE TABLE.
     *
     * @param primaryKey column names; empty without a primary key
     * @param uniqueKeys further unique keys: name first, then its columns
     * @param engine as written, empty for the default; only InnoDB is transactional
     */
    record CreateTable(
            TableName table,
            boolean ifNotExists,
            List<ColumnDefinition> columns,
            List<String> primaryKey,
            List<List<String>> uniqueKeys,
            String engine)
            implements Ddl {
        public CreateTable {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        }
    }

    /** DROP TABLE. */
    record DropTable(List<TableName> tables, boolean ifExists) implements Ddl {
        public DropTable {
            tables = List.copyOf(tables);
        }
    }

    /** TRUNCATE TABLE. */
    record TruncateTable(TableName table) implements Ddl {}

    /**
     * A column as CREATE TABLE declares it.
     *
     * @param type in lower case without its length, such as {@code int}, {@code char}, {@code varchar}
     * @param length the first number in the parentheses; 0 without
     * @param scale the second one; 0 without
     * @param defaultValue null without a DEFAULT
     */
    record ColumnDefinition(
            String name,
            String type,
            int length,
            int scale,
            boolean unsigned,
            boolean nullable,
            boolean autoIncrement,
            @Nullable Expression defaultValue) {

        /** A column without scale. */
        public ColumnDefinition(
                String name,
                String type,
                int length,
                boolean unsigned,
                boolean nullable,
                boolean autoIncrement,
                @Nullable Expression defaultValue) {
            this(name, type, length, 0, unsigned, nullable, autoIncrement, defaultValue);
        }
    }
}

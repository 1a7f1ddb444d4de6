package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;
import org.replsim.sql.TableName;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.TypeKind;
import org.replsim.table.value.Values;

/** What SHOW prints of databases and tables. */
public final class Schema {

    private static final String INFORMATION_SCHEMA = "information_schema";

    private final Databases databases;
    private final Dialect dialect;

    /** Of a server. */
    public Schema(Databases databases) {
        this.databases = databases;
        dialect = databases.dialect();
    }

    /** SHOW DATABASES. */
    public ResultRows showDatabases() {
        return ResultRows.column("Database", databaseNames());
    }

    /** The names of all databases in the order of SHOW DATABASES. */
    public List<String> databaseNames() {
        TreeSet<String> sorted = new TreeSet<>(databases.databases());
        sorted.addAll(dialect.systemDatabases());
        List<String> names = new ArrayList<>();
        if (sorted.remove(INFORMATION_SCHEMA)) {
            names.add(INFORMATION_SCHEMA);
        }
        names.addAll(sorted);
        return names;
    }

    /**
     * SHOW TABLES.
     *
     * @throws SqlException 1046, 1049
     */
    public ResultRows showTables(String database) {
        if (database.isEmpty()) {
            throw new SqlException(SqlError.noDatabase());
        }
        if (!databases.hasDatabase(database)) {
            throw new SqlException(SqlError.unknownDatabase(database));
        }
        return ResultRows.column("Tables_in_" + database, databases.tables(database));
    }

    /**
     * SHOW CREATE TABLE.
     *
     * @throws SqlException 1046, 1146
     */
    public ResultRows showCreateTable(TableName name, String defaultDatabase) {
        TableData table = databases.table(name, defaultDatabase);
        List<@Nullable String> row = List.of(table.definition().name(), createTable(table));
        return ResultRows.texts(List.of("Table", "Create Table"), List.of(row));
    }

    /** SHOW CREATE DATABASE. */
    public String createDatabase(String database) {
        String collation = dialect.collation().isEmpty() ? "" : " COLLATE " + dialect.collation();
        return "CREATE DATABASE `" + database + "` /*!40100 DEFAULT CHARACTER SET " + dialect.characterSet() + collation
                + " */";
    }

    /**
     * DESCRIBE.
     *
     * @throws SqlException 1046, 1146
     */
    public ResultRows describe(TableName name, String defaultDatabase) {
        TableDefinition table = databases.table(name, defaultDatabase).definition();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            List<@Nullable String> row = new ArrayList<>();
            row.add(column.name());
            row.add(column.type().text(dialect.integerWidths()));
            row.add(column.nullable() ? "YES" : "NO");
            row.add(key(table, i));
            row.add(describedDefault(column));
            row.add(column.autoIncrement() ? "auto_increment" : "");
            rows.add(row);
        }
        return ResultRows.texts(List.of("Field", "Type", "Null", "Key", "Default", "Extra"), rows);
    }

    private static String key(TableDefinition table, int column) {
        if (table.primaryKey().contains(column)) {
            return "PRI";
        }
        for (TableDefinition.UniqueKey unique : table.uniqueKeys()) {
            if (unique.columns().get(0) == column) {
                boolean primary =
                        table.primaryKey().isEmpty() && unique.columns().equals(table.rowKey());
                return primary ? "PRI" : unique.columns().size() > 1 ? "MUL" : "UNI";
            }
        }
        return "";
    }

    private @Nullable String describedDefault(Column column) {
        Expression expression = column.defaultValue();
        return expression instanceof Expression.Literal literal
                ? Values.text(literal.value())
                : expression == null ? null : functionText(expression);
    }

    /** The text of SHOW CREATE TABLE. */
    String createTable(TableData data) {
        TableDefinition table = data.definition();
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add("  " + columnText(column)));
        if (!table.primaryKey().isEmpty()) {
            lines.add("  PRIMARY KEY " + names(table, table.primaryKey()));
        }
        table.uniqueKeys()
                .forEach(key -> lines.add("  UNIQUE KEY `" + key.name() + "` " + names(table, key.columns())));
        boolean counts = table.autoIncrement() >= 0 && data.lastAutoIncrement() > 0;
        return "CREATE TABLE `" + table.name() + "` (\n" + String.join(",\n", lines) + "\n) ENGINE=" + table.engine()
                + (counts ? " AUTO_INCREMENT=" + (data.lastAutoIncrement() + 1) : "") + " DEFAULT CHARSET="
                + dialect.characterSet()
                + (dialect.collation().isEmpty() ? "" : " COLLATE=" + dialect.collation());
    }

    private static String names(TableDefinition table, List<Integer> columns) {
        List<String> names = columns.stream()
                .map(column -> "`" + table.columns().get(column).name() + "`")
                .toList();
        return "(" + String.join(",", names) + ")";
    }

    private String columnText(Column column) {
        boolean timestamp = column.type().kind() == TypeKind.TIMESTAMP;
        String nulls = !column.nullable() ? " NOT NULL" : timestamp ? " NULL" : "";
        return "`" + column.name() + "` " + column.type().text(dialect.integerWidths()) + nulls
                + (column.autoIncrement() ? " AUTO_INCREMENT" : defaultText(column));
    }

    private String defaultText(Column column) {
        Expression expression = column.defaultValue();
        if (expression == null || expression instanceof Expression.Literal literal && literal.value() == null) {
            String type = column.type().kind().text();
            boolean large = type.endsWith("text") || type.endsWith("blob");
            return column.nullable() && (!large || dialect.newDefaults()) ? " DEFAULT NULL" : "";
        }
        if (expression instanceof Expression.Literal literal && literal.value() != null) {
            String text = Values.literal(literal.value());
            boolean quoted = text.startsWith("'") || dialect.newDefaults();
            return " DEFAULT " + (quoted ? text : "'" + text + "'");
        }
        return " DEFAULT " + functionText(expression);
    }

    private String functionText(Expression expression) {
        if (expression instanceof Expression.Call call) {
            String name = call.function().equals("now") ? "current_timestamp" : call.function();
            return dialect.newDefaults() ? name + "()" : name.toUpperCase(Locale.ROOT);
        }
        return expression instanceof Expression.Unary unary && unary.operand() instanceof Expression.Literal literal
                ? unary.operator() + Values.literal(literal.value())
                : "NULL";
    }
}

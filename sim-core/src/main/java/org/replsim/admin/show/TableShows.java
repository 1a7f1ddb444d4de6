package org.replsim.admin.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.server.Server;
import org.replsim.sql.Show;
import org.replsim.sql.Show.Filter;
import org.replsim.sql.TableName;
import org.replsim.table.Databases;
import org.replsim.table.ResultRows;
import org.replsim.table.Schema;
import org.replsim.table.value.SqlException;

/** What SHOW prints of databases and tables; errors are those of {@link Schema}. */
final class TableShows {

    private static final long PAGE = 16384;

    private final Databases databases;
    private final Schema schema;
    private final String defaultDatabase;

    TableShows(Server server, String defaultDatabase) {
        databases = server.databases();
        schema = new Schema(databases);
        this.defaultDatabase = defaultDatabase;
    }

    /** Rows or an error; null if the statement is not about tables. */
    @Nullable
    Answer show(Show statement) {
        try {
            return rows(statement);
        } catch (SqlException e) {
            return new Answer.Failure(
                    e.error().errno(), e.error().sqlState(), e.error().message());
        }
    }

    private @Nullable Answer rows(Show statement) {
        if (statement instanceof Show.Databases list) {
            return filtered(schema.showDatabases(), list.filter(), "");
        }
        if (statement instanceof Show.Tables tables) {
            return tables(tables);
        }
        if (statement instanceof Show.TableStatus status) {
            return status(status);
        }
        if (statement instanceof Show.CreateTable create) {
            return filtered(schema.showCreateTable(create.table(), defaultDatabase), Filter.ALL, "");
        }
        if (statement instanceof Show.CreateDatabase create) {
            return createDatabase(create.database());
        }
        if (statement instanceof Show.Columns columns) {
            return columns(columns);
        }
        return statement instanceof Show.Indexes indexes ? indexes(indexes.table()) : null;
    }

    private Answer tables(Show.Tables statement) {
        ResultRows names = schema.showTables(database(statement.database()));
        String pattern = statement.filter().like() == null
                ? ""
                : " (" + statement.filter().like() + ")";
        if (!statement.full()) {
            return filtered(names, statement.filter(), pattern);
        }
        Grid grid = new Grid().texts(names.titles().get(0) + pattern, "Table_type");
        names.rows().forEach(row -> grid.row(row.get(0), "BASE TABLE"));
        return grid.answer(statement.filter());
    }

    private Answer createDatabase(String database) {
        if (!databases.hasDatabase(database)) {
            return new Answer.Failure(1049, "42000", "Unknown database '" + database + "'");
        }
        Grid grid = new Grid().texts("Database", "Create Database");
        grid.row(database, schema.createDatabase(database));
        return grid.answer();
    }

    /** FULL adds the collation, the privileges and a comment. */
    private Answer columns(Show.Columns statement) {
        ResultRows described = schema.describe(statement.table(), defaultDatabase);
        if (!statement.full()) {
            return filtered(described, statement.filter(), "");
        }
        Grid grid = new Grid()
                .texts("Field", "Type", "Collation", "Null", "Key", "Default", "Extra", "Privileges", "Comment");
        for (List<@Nullable String> row : described.rows()) {
            List<@Nullable String> cells = new ArrayList<>(row);
            String type = String.valueOf(row.get(1));
            boolean text = type.contains("char") || type.contains("text");
            cells.add(2, text ? databases.dialect().characterSet() + "_general_ci" : null);
            cells.add("select,insert,update,references");
            cells.add("");
            grid.add(cells);
        }
        return grid.answer(statement.filter());
    }

    private Answer indexes(TableName table) {
        ResultRows described = schema.describe(table, defaultDatabase);
        Grid grid = new Grid()
                .texts("Table")
                .numbers("Non_unique")
                .texts("Key_name")
                .numbers("Seq_in_index")
                .texts("Column_name", "Collation")
                .numbers("Cardinality", "Sub_part")
                .texts("Packed", "Null", "Index_type", "Comment", "Index_comment");
        long rows = databases.rows(database(table.database()), table.table());
        int primary = 0;
        for (List<@Nullable String> column : described.rows()) {
            String key = String.valueOf(column.get(3));
            if (key.isEmpty()) {
                continue;
            }
            boolean isPrimary = key.equals("PRI");
            int place = isPrimary ? ++primary : 1;
            String name = isPrimary ? "PRIMARY" : column.get(0);
            String nulls = "YES".equals(column.get(2)) ? "YES" : "";
            grid.row(table.table(), 0, name, place, column.get(0), "A", rows, null, null, nulls, "BTREE", "", "");
        }
        return grid.answer();
    }

    private Answer status(Show.TableStatus statement) {
        String database = database(statement.database());
        Grid grid = new Grid()
                .texts("Name", "Engine")
                .numbers("Version")
                .texts("Row_format")
                .numbers("Rows", "Avg_row_length", "Data_length", "Max_data_length", "Index_length", "Data_free")
                .numbers("Auto_increment")
                .texts("Create_time", "Update_time", "Check_time", "Collation")
                .numbers("Checksum")
                .texts("Create_options", "Comment");
        for (List<@Nullable String> name : schema.showTables(database).rows()) {
            String table = String.valueOf(name.get(0));
            long rows = databases.rows(database, table);
            String engine = databases.transactional(database, table) ? "InnoDB" : "MyISAM";
            List<@Nullable String> cells = new ArrayList<>();
            Collections.addAll(cells, table, engine, "10", "Dynamic", Long.toString(rows));
            Collections.addAll(cells, Long.toString(rows == 0 ? 0 : PAGE / rows), Long.toString(PAGE), "0", "0", "0");
            Collections.addAll(cells, null, null, null, null);
            cells.add(databases.dialect().characterSet() + "_general_ci");
            Collections.addAll(cells, null, "", "");
            grid.add(cells);
        }
        return grid.answer(statement.filter());
    }

    private String database(String named) {
        return named.isEmpty() ? defaultDatabase : named;
    }

    private static Answer filtered(ResultRows rows, Filter filter, String pattern) {
        Grid grid = new Grid();
        for (int i = 0; i < rows.titles().size(); i++) {
            String title = rows.titles().get(i) + (i == 0 ? pattern : "");
            if (rows.numeric().get(i)) {
                grid.numbers(title);
            } else {
                grid.texts(title);
            }
        }
        rows.rows().forEach(grid::add);
        return grid.answer(filter);
    }
}

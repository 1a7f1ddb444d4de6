package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Ddl;
import org.replsim.sql.Expression;
import org.replsim.table.value.Conversion;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.Session;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.Target;
import org.replsim.table.value.Type;

/** Makes a table of what CREATE TABLE says. */
final class NewTable {

    private static final List<String> ENGINES = List.of("InnoDB", "MyISAM", "Aria", "MEMORY");

    private NewTable() {}

    static TableDefinition of(Databases databases, String database, Ddl.CreateTable create) {
        List<Integer> primaryKey = places(create, create.primaryKey());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < create.columns().size(); i++) {
            columns.add(column(create.columns().get(i), primaryKey.contains(i)));
            checkName(create, i);
        }
        List<TableDefinition.UniqueKey> uniqueKeys = new ArrayList<>();
        for (List<String> key : create.uniqueKeys()) {
            List<String> parts = key.subList(1, key.size());
            String name = key.get(0).isEmpty() ? parts.get(0) : key.get(0);
            uniqueKeys.add(new TableDefinition.UniqueKey(name, places(create, parts)));
        }
        checkAutoIncrement(columns, primaryKey, uniqueKeys);
        return new TableDefinition(
                databases.newTableId(),
                database,
                create.table().table(),
                columns,
                primaryKey,
                uniqueKeys,
                engine(create.engine()),
                databases.dialect());
    }

    private static List<Integer> places(Ddl.CreateTable create, List<String> names) {
        return names.stream().map(name -> place(create, name)).toList();
    }

    private static int place(Ddl.CreateTable create, String name) {
        for (int i = 0; i < create.columns().size(); i++) {
            if (create.columns().get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new SqlException(SqlError.noKeyColumn(name));
    }

    private static void checkName(Ddl.CreateTable create, int column) {
        String name = create.columns().get(column).name();
        if (place(create, name) < column) {
            throw new SqlException(SqlError.duplicateColumn(name));
        }
    }

    private static Column column(Ddl.ColumnDefinition written, boolean inPrimaryKey) {
        String name = written.type().toLowerCase(Locale.ROOT);
        Type type = Type.named(name, written.length(), written.scale(), written.unsigned());
        boolean automatic = written.autoIncrement() || written.type().equals("serial");
        boolean nullable = written.nullable() && !inPrimaryKey && !automatic;
        checkDefault(written, type, nullable);
        return new Column(written.name(), type, nullable, automatic, written.defaultValue());
    }

    private static void checkDefault(Ddl.ColumnDefinition written, Type type, boolean nullable) {
        Expression expression = written.defaultValue();
        if (expression == null) {
            return;
        }
        try {
            Evaluator evaluator = new Evaluator(Session.NONE, "", 0);
            @Nullable Object value = evaluator.value(expression, Evaluator.Columns.NONE);
            if (value == null && !nullable) {
                throw new SqlException(SqlError.invalidDefault(written.name()));
            }
            Conversion.convert(value, type, new Target(written.name(), written.name(), 1, true, new ArrayList<>()));
        } catch (SqlException e) {
            throw new SqlException(SqlError.invalidDefault(written.name()));
        }
    }

    private static void checkAutoIncrement(
            List<Column> columns, List<Integer> primaryKey, List<TableDefinition.UniqueKey> uniqueKeys) {
        int found = 0;
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            if (columns.get(i).autoIncrement()) {
                found++;
                boolean isKey = !primaryKey.isEmpty() && primaryKey.get(0) == place
                        || uniqueKeys.stream().anyMatch(key -> key.columns().get(0) == place);
                found += isKey ? 0 : 1;
            }
        }
        if (found > 1) {
            throw new SqlException(SqlError.wrongAutoColumn());
        }
    }

    private static String engine(String written) {
        if (written.isEmpty()) {
            return ENGINES.get(0);
        }
        return ENGINES.stream()
                .filter(engine -> engine.equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new SqlException(SqlError.unknownEngine(written)));
    }
}

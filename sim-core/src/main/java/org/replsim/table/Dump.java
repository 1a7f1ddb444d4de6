package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import org.replsim.table.value.Values;

/** The committed rows as statements: what mysqldump writes of a server. */
public final class Dump {

    private Dump() {}

    /**
     * The statements that make databases and their rows anew. Databases that are not there are left out.
     *
     * @param names of the databases, in the order wanted
     */
    public static String of(Databases databases, List<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (databases.databases().contains(name)) {
                database(databases, name, text);
            }
        }
        return text.toString();
    }

    private static void database(Databases databases, String name, StringBuilder text) {
        Dialect dialect = databases.dialect();
        comment(text, "Current Database: `" + name + "`");
        text.append("CREATE DATABASE /*!32312 IF NOT EXISTS*/ `")
                .append(name)
                .append("` /*!40100 DEFAULT CHARACTER SET ")
                .append(dialect.characterSet())
                .append(" */;\n\nUSE `")
                .append(name)
                .append("`;\n");
        Schema schema = new Schema(databases);
        for (String table : databases.tables(name)) {
            TableData data = databases.find(name, table);
            if (data != null) {
                table(schema, data, text);
            }
        }
    }

    private static void table(Schema schema, TableData data, StringBuilder text) {
        String name = data.definition().name();
        comment(text, "Table structure for table `" + name + "`");
        text.append("DROP TABLE IF EXISTS `").append(name).append("`;\n");
        text.append(schema.createTable(data)).append(";\n");
        comment(text, "Dumping data for table `" + name + "`");
        text.append("LOCK TABLES `").append(name).append("` WRITE;\n");
        if (!data.rows().isEmpty()) {
            List<String> rows = new ArrayList<>();
            data.rows().values().forEach(row -> rows.add(values(row)));
            text.append("INSERT INTO `")
                    .append(name)
                    .append("` VALUES ")
                    .append(String.join(",", rows))
                    .append(";\n");
        }
        text.append("UNLOCK TABLES;\n");
    }

    static String values(Row row) {
        return "(" + String.join(",", row.values().stream().map(Values::literal).toList()) + ")";
    }

    private static void comment(StringBuilder text, String words) {
        text.append("\n--\n-- ").append(words).append("\n--\n\n");
    }
}

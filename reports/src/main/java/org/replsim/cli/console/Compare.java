package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.reports.client.Box;
import org.replsim.scenario.problem.Spelling;
import org.replsim.table.Comparison;
import org.replsim.table.Databases;

/** Shows whether two servers store the same, table by table. It looks at once and from outside: no lock, no time. */
final class Compare implements Command {

    private static final int SHOWN = 3;

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String usage() {
        return "compare SERVER SERVER";
    }

    @Override
    public String doc() {
        return "shows whether two servers store the same: rows of each table, and the first keys that differ";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        if (words.size() != 3) {
            throw new Refusal("write " + usage());
        }
        List<String> servers = desk.sessions.servers();
        for (String name : words.subList(1, 3)) {
            if (!servers.contains(name)) {
                throw new Refusal("there is no server '" + name + "'; " + Spelling.remedy(name, servers));
            }
        }
        String left = words.get(1);
        String right = words.get(2);
        desk.screen.print(lines(left, desk.world.databases(left), right, desk.world.databases(right)));
    }

    /** The tables of both in a box, and a sentence. */
    static List<String> lines(String left, Databases one, String right, Databases other) {
        List<Comparison.Difference> differences = Comparison.differences(one, other);
        List<List<@Nullable String>> rows = new ArrayList<>();
        TreeSet<String> databases = new TreeSet<>(one.databases());
        databases.addAll(other.databases());
        for (String database : databases) {
            TreeSet<String> tables = new TreeSet<>(one.tables(database));
            tables.addAll(other.tables(database));
            for (String table : tables) {
                rows.add(row(one, other, database, table, differences));
            }
        }
        if (rows.isEmpty()) {
            return List.of("-- no tables on either");
        }
        Answer.ResultSet set = new Answer.ResultSet(
                List.of("Table", left, right, "Checksum", "First keys that differ"),
                List.of(false, true, true, false, false),
                rows);
        List<String> lines = new ArrayList<>(Box.lines(set));
        long different =
                rows.stream().filter(row -> !"equal".equals(row.get(3))).count();
        lines.add("-- "
                + (different == 0
                        ? left + " and " + right + " store the same"
                        : different + (different == 1 ? " table differs" : " tables differ")));
        return lines;
    }

    private static List<@Nullable String> row(
            Databases one, Databases other, String database, String table, List<Comparison.Difference> differences) {
        List<Comparison.Difference> its = differences.stream()
                .filter(d -> d.database().equals(database) && d.table().equals(table))
                .toList();
        String keys = its.stream().limit(SHOWN).map(Comparison.Difference::key).collect(Collectors.joining(", "));
        boolean whole = !one.hasTable(database, table) || !other.hasTable(database, table);
        return Arrays.asList(
                database + "." + table,
                count(one, database, table),
                count(other, database, table),
                its.isEmpty() ? "equal" : "differs",
                whole ? "" : keys + (its.size() > SHOWN ? ", ..." : ""));
    }

    /** How many rows; null for no such table. */
    private static @Nullable String count(Databases databases, String database, String table) {
        return databases.hasTable(database, table) ? Long.toString(databases.rows(database, table)) : null;
    }
}

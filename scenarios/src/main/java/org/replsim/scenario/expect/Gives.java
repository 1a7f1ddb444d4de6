package org.replsim.scenario.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;

/** What a statement must be answered with. */
public sealed interface Gives {

    /** A result of one row: its only cell, the Value of a Variable_name, or its cells joined; or {@code OK}. */
    record Cell(CellPattern pattern) implements Gives {}

    /** All rows in order, each by its first cell or by its cells joined. */
    record Rows(List<CellPattern> patterns) implements Gives {}

    /** Cells of the first row by column; for a result of Variable_name and Value, values by name. */
    record Columns(Map<String, CellPattern> patterns) implements Gives {}

    /** Cells of some row by column. */
    record SomeRow(Map<String, CellPattern> patterns) implements Gives {}

    /** So many rows. */
    record RowCount(CellPattern pattern) implements Gives {}

    /** An error of this number. */
    record ErrorNumber(long errno) implements Gives {}

    /** What joins the cells of a row. */
    String JOINT = " | ";

    /** In one line. */
    default String text() {
        if (this instanceof Cell cell) {
            return cell.pattern().text();
        }
        if (this instanceof Rows rows) {
            return rows.patterns().stream().map(CellPattern::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (this instanceof Columns columns) {
            return text(columns.patterns());
        }
        if (this instanceof SomeRow row) {
            return "a row " + text(row.patterns());
        }
        return this instanceof RowCount rows
                ? rows.pattern().text() + " rows"
                : "error " + ((ErrorNumber) this).errno();
    }

    private static String text(Map<String, CellPattern> patterns) {
        return patterns.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().text())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Whether an answer is so. */
    default Check.Outcome tryOn(Answer answer) {
        if (answer instanceof Answer.Failure failure) {
            boolean wanted = this instanceof ErrorNumber number && number.errno() == failure.errno();
            return new Check.Outcome(wanted, "error " + failure.errno() + ": " + failure.message());
        }
        if (!(answer instanceof Answer.ResultSet set)) {
            boolean wanted = this instanceof Cell cell && cell.pattern().text().equals("OK");
            return new Check.Outcome(wanted, "OK");
        }
        Table table = new Table(set);
        if (this instanceof Cell cell) {
            return table.oneRow(cell.pattern());
        }
        if (this instanceof Rows rows) {
            return table.allRows(rows.patterns());
        }
        if (this instanceof Columns columns) {
            return table.named(columns.patterns());
        }
        if (this instanceof SomeRow row) {
            return table.someRow(row.patterns());
        }
        boolean counted = this instanceof RowCount count
                && count.pattern().matches(String.valueOf(set.rows().size()));
        return new Check.Outcome(counted, set.rows().size() + " rows");
    }

    /** The rows of an answer, held against what they must be. */
    record Table(Answer.ResultSet set) {

        private static final String NAME = "Variable_name";
        private static final int MOST_SHOWN = 12;

        Check.Outcome oneRow(CellPattern pattern) {
            if (set.rows().size() != 1) {
                return new Check.Outcome(false, all());
            }
            List<@Nullable String> row = set.rows().get(0);
            String found = variables() ? shown(row.get(1)) : joined(row);
            boolean single = variables() || row.size() == 1;
            @Nullable String cell = single ? row.get(row.size() - 1) : found;
            return new Check.Outcome(pattern.matches(cell), found);
        }

        Check.Outcome allRows(List<CellPattern> patterns) {
            boolean passed = patterns.size() == set.rows().size();
            for (int i = 0; i < patterns.size() && passed; i++) {
                List<@Nullable String> row = set.rows().get(i);
                passed = patterns.get(i).matches(row.get(0)) || patterns.get(i).matches(joined(row));
            }
            return new Check.Outcome(passed, all());
        }

        Check.Outcome named(Map<String, CellPattern> patterns) {
            if (!variables()) {
                return set.rows().isEmpty()
                        ? new Check.Outcome(false, "no rows")
                        : row(set.rows().get(0), patterns);
            }
            boolean passed = true;
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, CellPattern> wanted : patterns.entrySet()) {
                List<List<@Nullable String>> rows = set.rows().stream()
                        .filter(row -> wanted.getKey().equalsIgnoreCase(row.get(0)))
                        .toList();
                passed &=
                        !rows.isEmpty() && wanted.getValue().matches(rows.get(0).get(1));
                found.add(wanted.getKey() + ": "
                        + (rows.isEmpty() ? "(not there)" : shown(rows.get(0).get(1))));
            }
            return new Check.Outcome(passed, String.join(", ", found));
        }

        Check.Outcome someRow(Map<String, CellPattern> patterns) {
            for (List<@Nullable String> row : set.rows()) {
                Check.Outcome outcome = row(row, patterns);
                if (outcome.passed()) {
                    return outcome;
                }
            }
            return new Check.Outcome(false, all());
        }

        private Check.Outcome row(List<@Nullable String> row, Map<String, CellPattern> patterns) {
            boolean passed = true;
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, CellPattern> wanted : patterns.entrySet()) {
                int column = set.columns().indexOf(wanted.getKey());
                passed &= column >= 0 && wanted.getValue().matches(row.get(column));
                found.add(wanted.getKey() + ": " + (column < 0 ? "(no such column)" : shown(row.get(column))));
            }
            return new Check.Outcome(passed, String.join(", ", found));
        }

        private boolean variables() {
            return set.columns().size() == 2 && set.columns().get(0).equals(NAME);
        }

        private String all() {
            if (set.rows().isEmpty()) {
                return "no rows";
            }
            String rows =
                    set.rows().stream().limit(MOST_SHOWN).map(Table::joined).collect(Collectors.joining("; "));
            return set.rows().size() > MOST_SHOWN
                    ? rows + "; ... (" + set.rows().size() + " rows)"
                    : rows;
        }

        private static String joined(List<@Nullable String> row) {
            return row.stream().map(Table::shown).collect(Collectors.joining(JOINT));
        }

        private static String shown(@Nullable String cell) {
            return cell == null ? "NULL" : cell;
        }
    }
}

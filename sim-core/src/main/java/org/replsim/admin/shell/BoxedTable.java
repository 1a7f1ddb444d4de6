package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.ResultSet;

/** Rows as the mysql client prints them: in a box, in columns with tabs, or one column a line. */
final class BoxedTable {

    private BoxedTable() {}

    static List<String> boxed(ResultSet rows, boolean titles) {
        int columns = rows.columns().size();
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = titles ? rows.columns().get(i).length() : 0;
            for (List<@Nullable String> row : rows.rows()) {
                widths[i] = Math.max(widths[i], text(row.get(i)).length());
            }
        }
        StringBuilder rule = new StringBuilder("+");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('+');
        }
        List<String> lines = new ArrayList<>();
        lines.add(rule.toString());
        if (titles) {
            lines.add(line(rows.columns(), widths, List.of()));
            lines.add(rule.toString());
        }
        rows.rows().forEach(row -> lines.add(line(row, widths, rows.numeric())));
        lines.add(rule.toString());
        return rows.rows().isEmpty() ? List.of() : lines;
    }

    static List<String> tabs(ResultSet rows, boolean titles) {
        List<String> lines = new ArrayList<>();
        if (titles && !rows.rows().isEmpty()) {
            lines.add(String.join("\t", rows.columns()));
        }
        for (List<@Nullable String> row : rows.rows()) {
            lines.add(String.join(
                    "\t",
                    row.stream()
                            .map(cell -> text(cell)
                                    .replace("\\", "\\\\")
                                    .replace("\n", "\\n")
                                    .replace("\t", "\\t"))
                            .toList()));
        }
        return lines;
    }

    static List<String> vertical(ResultSet rows) {
        int width = rows.columns().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (List<@Nullable String> row : rows.rows()) {
            number++;
            String stars = "*".repeat(27);
            lines.add(stars + " " + number + ". row " + stars);
            for (int i = 0; i < row.size(); i++) {
                String title = rows.columns().get(i);
                lines.add(" ".repeat(width - title.length()) + title + ": " + text(row.get(i)));
            }
        }
        return lines;
    }

    private static String line(List<? extends @Nullable String> cells, int[] widths, List<Boolean> numeric) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String cell = text(cells.get(i));
            String blanks = " ".repeat(widths[i] - cell.length());
            boolean right = i < numeric.size() && numeric.get(i);
            line.append(' ').append(right ? blanks + cell : cell + blanks).append(" |");
        }
        return line.toString();
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "NULL" : cell;
    }
}

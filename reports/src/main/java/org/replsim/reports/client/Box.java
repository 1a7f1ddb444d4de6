package org.replsim.reports.client;

import java.util.ArrayList;
import java.util.List;
import org.replsim.admin.Answer;

/** Rows in a box, numbers to the right. */
public final class Box {

    private Box() {}

    /** The lines of the box, without what the client says below it. */
    public static List<String> lines(Answer.ResultSet set) {
        int columns = set.columns().size();
        int[] widths = new int[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[column] = Math.max(
                    Cell.width(set.columns().get(column)),
                    set.rows().stream()
                            .mapToInt(row -> Cell.width(Cell.text(row.get(at))))
                            .max()
                            .orElse(0));
        }
        String edge = edge(widths);
        List<String> lines = new ArrayList<>();
        lines.add(edge);
        StringBuilder header = new StringBuilder("|");
        for (int column = 0; column < columns; column++) {
            header.append(' ')
                    .append(Cell.left(set.columns().get(column), widths[column]))
                    .append(" |");
        }
        lines.add(header.toString());
        lines.add(edge);
        for (var row : set.rows()) {
            StringBuilder line = new StringBuilder("|");
            for (int column = 0; column < columns; column++) {
                String text = Cell.text(row.get(column));
                boolean number = set.numeric().get(column);
                line.append(' ')
                        .append(number ? Cell.right(text, widths[column]) : Cell.left(text, widths[column]))
                        .append(" |");
            }
            lines.add(line.toString());
        }
        lines.add(edge);
        return lines;
    }

    private static String edge(int[] widths) {
        StringBuilder edge = new StringBuilder("+");
        for (int width : widths) {
            edge.append("-".repeat(width + 2)).append('+');
        }
        return edge.toString();
    }
}

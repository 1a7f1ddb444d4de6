package org.replsim.reports.client;

import java.util.ArrayList;
import java.util.List;
import org.replsim.admin.Answer;

/** Rows with each column on a line of its own, as {@code \G} asks for. */
final class Vertical {

    private static final String STARS = "*".repeat(27);

    private Vertical() {}

    static List<String> lines(Answer.ResultSet set) {
        int width = set.columns().stream().mapToInt(Cell::width).max().orElse(0);
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (var row : set.rows()) {
            lines.add(STARS + " " + ++number + ". row " + STARS);
            for (int column = 0; column < row.size(); column++) {
                lines.add(Cell.right(set.columns().get(column), width) + ": " + Cell.text(row.get(column)));
            }
        }
        return lines;
    }
}

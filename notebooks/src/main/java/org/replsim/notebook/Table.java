package org.replsim.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under headings. Numbers stand to the right.
 *
 * @param heading one text a column
 * @param rows each as long as the heading
 */
public record Table(List<String> heading, List<List<String>> rows) implements Shown {

    private static final String GAP = "  ";

    /** Copies the rows and checks their lengths. */
    public Table {
        heading = List.copyOf(heading);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != heading.size()) {
                throw new IllegalArgumentException(row.size() + " cells under " + heading.size() + " headings");
            }
        }
    }

    @Override
    public String markdown() {
        String rule = IntStream.range(0, heading.size())
                .mapToObj(column -> isNumeric(column) ? "--:" : ":--")
                .collect(Collectors.joining("|", "|", "|"));
        return bars(heading) + "\n" + rule + "\n"
                + rows.stream().map(Table::bars).collect(Collectors.joining("\n"));
    }

    private boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> row.get(column).matches("-|[-+]?[0-9].*"));
    }

    private static String bars(List<String> cells) {
        return cells.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public String toString() {
        return line(heading) + rows.stream().map(row -> "\n" + line(row)).collect(Collectors.joining());
    }

    private String line(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), column))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private String padded(String cell, int column) {
        int width = Math.max(
                heading.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
        String blanks = " ".repeat(width - cell.length());
        return isNumeric(column) ? blanks + cell : cell + blanks;
    }
}

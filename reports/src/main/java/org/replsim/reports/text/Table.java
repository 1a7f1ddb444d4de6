package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.List;

/** An aligned table: the first column to the left, the others to the right, empty columns left out. */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST_NAME = 8;

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with its heading. */
    Table(List<String> heading) {
        rows.add(List.copyOf(heading));
    }

    /** Adds a row with as many cells as the heading has. */
    void row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells under " + rows.get(0).size() + " headings");
        }
        rows.add(List.copyOf(cells));
    }

    /** The lines, heading first, at most so wide: the first column gives way. */
    List<String> lines(int width) {
        List<Integer> columns = columns();
        int others = columns.stream()
                .skip(1)
                .mapToInt(column -> width(column) + GAP.length())
                .sum();
        int names = Math.min(width(0), Math.max(LEAST_NAME, width - others));
        return rows.stream().map(row -> line(row, columns, names)).toList();
    }

    /** The cells without the empty columns, heading first. */
    public List<List<String>> cells() {
        List<Integer> columns = columns();
        return rows.stream().map(row -> columns.stream().map(row::get).toList()).toList();
    }

    private List<Integer> columns() {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            if (column == 0 || !isEmpty(column)) {
                columns.add(column);
            }
        }
        return columns;
    }

    private String line(List<String> row, List<Integer> columns, int names) {
        StringBuilder line = new StringBuilder(pad(shorten(row.get(0), names), names));
        for (int column : columns.subList(1, columns.size())) {
            String cell = row.get(column);
            line.append(GAP).append(" ".repeat(width(column) - cell.length())).append(cell);
        }
        return line.toString().stripTrailing();
    }

    private boolean isEmpty(int column) {
        return rows.stream().skip(1).allMatch(row -> row.get(column).equals(Quantity.NONE));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Leaves the middle out: names of variants often differ at the end. */
    private static String shorten(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int head = (width - 2) / 2;
        return text.substring(0, head) + ".." + text.substring(text.length() - (width - 2 - head));
    }
}

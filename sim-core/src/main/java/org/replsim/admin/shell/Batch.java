package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import org.replsim.sql.StatementSplitter;

/** The statements of a file or of -e, with DELIMITER as the client understands it. */
final class Batch {

    private static final String COMMAND = "delimiter ";
    private static final String USUAL = ";";

    /**
     * A statement.
     *
     * @param vertical whether it ended with {@code \G}
     * @param line where it begins, from 1
     */
    record Piece(String statement, boolean vertical, int line) {}

    private final List<Piece> pieces = new ArrayList<>();

    private Batch() {}

    static List<Piece> split(String text) {
        Batch batch = new Batch();
        StringBuilder region = new StringBuilder();
        String delimiter = USUAL;
        int number = 0;
        int start = 1;
        for (String line : text.lines().toList()) {
            number++;
            if (line.regionMatches(true, 0, COMMAND, 0, COMMAND.length())) {
                batch.region(region.toString(), delimiter, start);
                region.setLength(0);
                start = number + 1;
                delimiter = line.substring(COMMAND.length()).strip();
            } else {
                region.append(line).append('\n');
            }
        }
        batch.region(region.toString(), delimiter, start);
        return batch.pieces;
    }

    private void region(String text, String delimiter, int firstLine) {
        if (!delimiter.equals(USUAL)) {
            int line = firstLine;
            for (String part : text.split(java.util.regex.Pattern.quote(delimiter), -1)) {
                add(StatementSplitter.split(part + "\n").rest().strip(), false, line);
                line += (int) part.chars().filter(c -> c == '\n').count();
            }
            return;
        }
        StatementSplitter.Pieces cut = StatementSplitter.split(text);
        int at = 0;
        int line = firstLine;
        for (StatementSplitter.Piece piece : cut.statements()) {
            int found = Math.max(at, text.indexOf(piece.text(), at));
            line += (int)
                    text.substring(at, found).chars().filter(c -> c == '\n').count();
            add(piece.text(), piece.vertical(), line);
            at = found + piece.text().length();
            line += (int) piece.text().chars().filter(c -> c == '\n').count();
        }
        add(cut.rest().strip(), false, line);
    }

    private void add(String statement, boolean vertical, int line) {
        if (!statement.isEmpty()) {
            pieces.add(new Piece(statement, vertical, line));
        }
    }
}

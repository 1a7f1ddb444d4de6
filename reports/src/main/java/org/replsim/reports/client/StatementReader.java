package org.replsim.reports.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes lines as they are typed and finds the statements: they end in {@code ;}, {@code \g} or {@code \G}, which do not count in
 * quotes and comments; {@code \c} throws away what was typed so far. USE needs no end, as in the client.
 */
public final class StatementReader {

    private static final char NONE = 0;
    private static final char COMMENT = '*';
    private static final Pattern USE = Pattern.compile("(?i)\\s*use\\s+[^;\\\\]+");

    private final StringBuilder text = new StringBuilder();
    private final List<Statement> found = new ArrayList<>();
    /** The quote, or {@link #COMMENT}, that the text so far has opened. */
    private char open = NONE;

    /** Whether a statement has begun and not ended. */
    public boolean pending() {
        return open != NONE || !text.toString().isBlank();
    }

    /** Throws away what was typed. */
    public void clear() {
        text.setLength(0);
        open = NONE;
    }

    /** The client's prompt for the rest of a statement, which tells of a quote or a comment that is open. */
    public String prompt() {
        return switch (open) {
            case NONE -> "    -> ";
            case COMMENT -> "   /*> ";
            default -> "    " + open + "> ";
        };
    }

    /** Takes a line; the statements that it ends. */
    public List<Statement> line(String line) {
        found.clear();
        if (!pending() && USE.matcher(line).matches()) {
            return List.of(new Statement(line.strip(), false));
        }
        if (pending()) {
            text.append('\n');
        }
        int at = 0;
        while (at < line.length()) {
            at = open == NONE ? outside(line, at) : inside(line, at);
        }
        if (!pending()) {
            clear();
        }
        return List.copyOf(found);
    }

    /** Takes what stands at a place outside of quotes; the next place. */
    private int outside(String line, int at) {
        char letter = line.charAt(at);
        if (letter == ';') {
            end(false);
            return at + 1;
        }
        if (letter == '\\' && at + 1 < line.length()) {
            return command(line, at);
        }
        if (letter == '#' || isDashes(line, at)) {
            return line.length();
        }
        if (line.startsWith("/*", at)) {
            open = COMMENT;
            text.append("/*");
            return at + 2;
        }
        if (letter == '\'' || letter == '"' || letter == '`') {
            open = letter;
        }
        text.append(letter);
        return at + 1;
    }

    private int inside(String line, int at) {
        char letter = line.charAt(at);
        if (open == COMMENT && line.startsWith("*/", at)) {
            open = NONE;
            text.append("*/");
            return at + 2;
        }
        if (letter == '\\' && (open == '\'' || open == '"') && at + 1 < line.length()) {
            text.append(line, at, at + 2);
            return at + 2;
        }
        if (letter == open && open != COMMENT) {
            open = NONE; // two in a row close it and open it again, which comes to the same
        }
        text.append(letter);
        return at + 1;
    }

    private int command(String line, int at) {
        switch (line.charAt(at + 1)) {
            case 'G' -> end(true);
            case 'g' -> end(false);
            case 'c' -> clear();
            default -> text.append(line, at, at + 2);
        }
        return at + 2;
    }

    /** Two dashes begin a comment if a space follows. */
    private static boolean isDashes(String line, int at) {
        return line.startsWith("--", at) && (at + 2 == line.length() || Character.isWhitespace(line.charAt(at + 2)));
    }

    private void end(boolean vertical) {
        String statement = text.toString().strip();
        clear();
        if (!statement.isEmpty()) {
            found.add(new Statement(statement, vertical));
        }
    }
}

package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a client reads into statements. A statement ends with {@code ;} or {@code \g}, or with {@code \G} to be shown
 * vertically; not within quotes or comments.
 */
public final class StatementSplitter {

    private final String input;
    private final List<Piece> pieces = new ArrayList<>();
    private int start;
    private int at;

    /** Whether there is anything but blanks and comments since the last terminator. */
    private boolean begun;

    private Open open = Open.NOTHING;

    private StatementSplitter(String input) {
        this.input = input;
    }

    /**
     * A statement without its terminator, and without the blanks and comments before it; the text is empty where terminators follow each other,
     * which clients answer with {@code No query specified}.
     */
    public record Piece(String text, boolean vertical) {}

    /**
     * The statements, then what has no terminator yet: to be prepended to the next input, or executed at the end of all
     * input. It is empty if it has only blanks and comments.
     *
     * @param open what the rest leaves open
     */
    public record Pieces(List<Piece> statements, String rest, Open open) {
        public Pieces {
            statements = List.copyOf(statements);
        }
    }

    /** What an unfinished statement leaves open, which the client's prompt shows. */
    public enum Open {
        /** No statement has begun. */
        NOTHING(""),
        /** A statement waits for its terminator. */
        STATEMENT("-> "),
        /** A string in single quotes. */
        STRING("'> "),
        /** A string in double quotes. */
        DOUBLE_QUOTED("\"> "),
        /** A name in backquotes. */
        BACKQUOTED("`> "),
        /** A comment. */
        COMMENT("/*> ");

        private final String prompt;

        Open(String prompt) {
            this.prompt = prompt;
        }

        /** The end of the prompt for the next line; empty for the ordinary prompt. */
        public String prompt() {
            return prompt;
        }
    }

    /** Cuts the input, from its beginning; it may hold many lines. */
    public static Pieces split(String input) {
        StatementSplitter splitter = new StatementSplitter(input);
        splitter.run();
        boolean empty = splitter.open == Open.NOTHING;
        return new Pieces(splitter.pieces, empty ? "" : input.substring(splitter.start), splitter.open);
    }

    private void run() {
        while (at < input.length()) {
            if (!begun) {
                start = at;
            }
            char c = input.charAt(at);
            if (c == ';') {
                cut(1, false);
            } else if (input.startsWith("\\g", at) || input.startsWith("\\G", at)) {
                cut(2, input.charAt(at + 1) == 'G');
            } else if (c == '#' || Lexer.startsLineComment(input, at)) {
                at = after("\n", at);
            } else if (input.startsWith("/*", at)) {
                skipComment();
            } else if (c == '\'' || c == '"' || c == '`') {
                begun = true;
                skipQuoted(c);
            } else {
                begun |= c > ' ';
                at++;
            }
        }
        if (open == Open.NOTHING && begun) {
            open = Open.STATEMENT;
        }
    }

    private void cut(int terminator, boolean vertical) {
        String text = begun ? input.substring(start, at).strip() : "";
        pieces.add(new Piece(text, vertical));
        at += terminator;
        start = at;
        begun = false;
    }

    /** An executable comment is part of a statement, or one by itself. */
    private void skipComment() {
        begun |= input.startsWith("/*!", at) || input.startsWith("/*M!", at);
        int end = input.indexOf("*/", at + 2);
        if (end < 0) {
            open = Open.COMMENT;
            at = input.length();
        } else {
            at = end + 2;
        }
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < input.length() && input.charAt(at) != quote) {
            at += input.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        if (at >= input.length()) {
            open = quote == '\'' ? Open.STRING : quote == '"' ? Open.DOUBLE_QUOTED : Open.BACKQUOTED;
            at = input.length();
        } else {
            at++;
        }
    }

    private int after(String mark, int from) {
        int found = input.indexOf(mark, from);
        return found < 0 ? input.length() : found + mark.length();
    }
}

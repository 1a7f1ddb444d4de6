package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;

/** Reads words with their quotes, variables and commands in backquotes, letter by letter. */
final class WordReader {

    private static final String META = " \t\n;&|<>()";
    private static final String SPECIAL_IN_DOUBLE_QUOTES = "\"\\$`";

    private final String text;
    private int at;
    private List<Part> parts = new ArrayList<>();
    private StringBuilder letters = new StringBuilder();

    WordReader(String text) {
        this.text = text;
    }

    /** A here-document whose delimiter has no quotes: variables and commands are replaced, quotes are letters. */
    static Word document(String body) {
        WordReader reader = new WordReader(body);
        reader.quotedUntil('\0');
        return new Word(reader.parts);
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean looksAt(String token) {
        return text.startsWith(token, at);
    }

    boolean looksAtAny(String letterList) {
        return !atEnd() && letterList.indexOf(text.charAt(at)) >= 0;
    }

    boolean accept(String token) {
        boolean there = looksAt(token);
        at += there ? token.length() : 0;
        return there;
    }

    /** What stands here, for a message. */
    String token() {
        if (atEnd() || looksAt("\n")) {
            return "newline";
        }
        return looksAt("&&") || looksAt("||") ? text.substring(at, at + 2) : text.substring(at, at + 1);
    }

    void skipBlanks() {
        while (!atEnd() && (looksAtAny(" \t\r") || looksAt("\\\n"))) {
            at += looksAt("\\") ? 2 : 1;
        }
    }

    void skipLine() {
        while (!atEnd() && !looksAt("\n")) {
            at++;
        }
    }

    /** The lines up to one that is {@code end}, which is skipped. */
    String linesUntil(String end) {
        StringBuilder body = new StringBuilder();
        while (!atEnd()) {
            int start = at;
            skipLine();
            String line = text.substring(start, at);
            accept("\n");
            if (line.equals(end)) {
                return body.toString();
            }
            body.append(line).append('\n');
        }
        throw new SyntaxProblem("-bash: warning: here-document delimited by end-of-file (wanted `" + end + "')", true);
    }

    /** The stream's number if a redirection begins here, 0 where none is written; -1 if none begins. */
    int digitBeforeRedirection() {
        if (looksAtAny("<>")) {
            return 0;
        }
        if (looksAtAny("012") && at + 1 < text.length() && "<>".indexOf(text.charAt(at + 1)) >= 0) {
            return text.charAt(at++) - '0';
        }
        return -1;
    }

    /** The word that begins here. */
    Word word() {
        parts = new ArrayList<>();
        letters = new StringBuilder();
        while (!atEnd() && META.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            switch (c) {
                case '\'' -> singleQuoted();
                case '"' -> {
                    flush(false);
                    int before = parts.size();
                    quotedUntil('"');
                    if (parts.size() == before) {
                        parts.add(new Part.Text("", true));
                    }
                }
                case '\\' -> escaped();
                case '$' -> variable(false);
                case '`' -> backquoted(false);
                default -> letters.append(c);
            }
        }
        flush(false);
        return new Word(parts);
    }

    private void singleQuoted() {
        flush(false);
        int end = text.indexOf('\'', at);
        if (end < 0) {
            throw SyntaxProblem.unclosed('\'');
        }
        parts.add(new Part.Text(text.substring(at, end), true));
        at = end + 1;
    }

    private void escaped() {
        flush(false);
        if (atEnd()) {
            throw new SyntaxProblem("-bash: syntax error: unexpected end of file", true);
        }
        char c = text.charAt(at++);
        if (c != '\n') {
            parts.add(new Part.Text(String.valueOf(c), true));
        }
    }

    private void quotedUntil(char quote) {
        while (!atEnd() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && !atEnd() && SPECIAL_IN_DOUBLE_QUOTES.indexOf(text.charAt(at)) >= 0) {
                letters.append(text.charAt(at++));
            } else if (c == '\\' && looksAt("\n")) {
                at++;
            } else if (c == '$') {
                variable(true);
            } else if (c == '`') {
                backquoted(true);
            } else {
                letters.append(c);
            }
        }
        flush(true);
        if (atEnd() && quote != '\0') {
            throw SyntaxProblem.unclosed(quote);
        }
        at++;
    }

    private void variable(boolean quoted) {
        if (accept("(")) {
            flush(quoted);
            int end = closing();
            parts.add(new Part.Output(text.substring(at, end), quoted));
            at = end + 1;
            return;
        }
        int start = at;
        boolean braces = accept("{");
        int nameStart = at;
        if (accept("?") || accept("$") || accept("#")) {
            addVariable(text.substring(nameStart, at), quoted);
        } else {
            while (!atEnd() && (Character.isLetterOrDigit(text.charAt(at)) || looksAt("_"))) {
                at++;
            }
            if (at == nameStart) {
                at = start;
                letters.append('$');
                return;
            }
            addVariable(text.substring(nameStart, at), quoted);
        }
        if (braces && !accept("}")) {
            throw SyntaxProblem.unclosed('}');
        }
    }

    private void addVariable(String name, boolean quoted) {
        flush(quoted);
        parts.add(new Part.Variable(name, quoted));
    }

    private void backquoted(boolean quoted) {
        flush(quoted);
        int end = at;
        while (end < text.length() && text.charAt(end) != '`') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw SyntaxProblem.unclosed('`');
        }
        parts.add(new Part.Output(text.substring(at, end).replace("\\`", "`"), quoted));
        at = end + 1;
    }

    /** The parenthesis that closes the one before here; those in quotes do not count. */
    private int closing() {
        int depth = 1;
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        throw SyntaxProblem.unclosed(')');
    }

    private void flush(boolean quoted) {
        if (!letters.isEmpty()) {
            parts.add(new Part.Text(letters.toString(), quoted));
            letters = new StringBuilder();
        }
    }
}

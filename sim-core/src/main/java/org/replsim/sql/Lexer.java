package org.replsim.sql;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.sql.Token.Kind;

/**
 * Cuts a statement into tokens. It never fails: what is never closed becomes a symbol that no statement knows, so the
 * parser complains at its place.
 */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_$\\x{80}-\\x{10FFFF}]+");
    private static final Pattern AFTER_AT = Pattern.compile("[0-9A-Za-z_$.\\x{80}-\\x{10FFFF}]+");
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern HEX = Pattern.compile("0x((?:[0-9A-Fa-f]{2})+)|[xX]'((?:[0-9A-Fa-f]{2})*)'");
    private static final Pattern BITS = Pattern.compile("[bB]'([01]{0,16})'");
    private static final Pattern SYMBOL = Pattern.compile("<=>|<=|>=|<>|!=|:=|\\|\\||&&|<<|>>|@@|.", Pattern.DOTALL);
    private static final Pattern EXECUTABLE = Pattern.compile("/\\*(M?)!(\\d{5,6})?");

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean inExecutable;
    private boolean unclosed;

    private Lexer(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** All tokens of the text; the last one is the only END. */
    static List<Token> tokens(String text, Dialect dialect) {
        Lexer lexer = new Lexer(text, dialect);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        skipBlanks();
        while (at < text.length() && !unclosed) {
            readToken();
            skipBlanks();
        }
        if (unclosed) {
            add(Kind.SYMBOL, text.substring(at), text.length());
        } else if (inExecutable) {
            add(Kind.SYMBOL, "", at);
        }
        add(Kind.END, "", at);
    }

    private void skipBlanks() {
        while (at < text.length() && !unclosed) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (c <= ' ') {
                at++;
            } else if (c == '#' || startsLineComment(text, at)) {
                skipLine();
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else if (inExecutable && text.startsWith("*/", at)) {
                inExecutable = false;
                at += 2;
            } else {
                return;
            }
        }
    }

    /** Two hyphens begin a comment only before a blank or at the end. */
    static boolean startsLineComment(String text, int at) {
        return text.startsWith("--", at) && (at + 2 == text.length() || text.charAt(at + 2) <= ' ');
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void skipComment() {
        Matcher executable = matcher(EXECUTABLE);
        if (executable.lookingAt() && executes(executable)) {
            inExecutable = true;
            at = executable.end();
            return;
        }
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            unclosed = true;
            return;
        }
        line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end + 2;
    }

    private boolean executes(Matcher comment) {
        boolean mariaDbComment = !comment.group(1).isEmpty();
        int version = comment.group(2) == null ? 0 : Integer.parseInt(comment.group(2));
        return (dialect.mariaDb() || !mariaDbComment) && dialect.executes(version, mariaDbComment);
    }

    private void readToken() {
        char c = text.charAt(at);
        if (follows("@") && readPlain(AFTER_AT, Kind.NAME) || follows(".") && readPlain(WORD, Kind.NAME)) {
            return;
        }
        if (c == '\'' || c == '"') {
            readQuoted(c, Kind.STRING);
        } else if (c == '`') {
            readQuoted(c, Kind.NAME);
        } else if (!readHex() && !readNumber() && !readPlain(WORD, Kind.WORD)) {
            readPlain(SYMBOL, Kind.SYMBOL);
        }
    }

    /** Whether the last token is this symbol and touches the place. */
    private boolean follows(String symbol) {
        return touchesLast() && last().is(symbol);
    }

    private boolean touchesLast() {
        return !tokens.isEmpty() && last().end() == at;
    }

    private Token last() {
        return tokens.get(tokens.size() - 1);
    }

    private boolean readPlain(Pattern pattern, Kind kind) {
        Matcher plain = matcher(pattern);
        if (!plain.lookingAt()) {
            return false;
        }
        add(kind, plain.group(), plain.end());
        return true;
    }

    /** Bytes and bits as constants; the bytes become a text, the bits a number. */
    private boolean readHex() {
        Matcher hex = matcher(HEX);
        if (hex.lookingAt()) {
            String digits = hex.group(1) == null ? hex.group(2) : hex.group(1);
            StringBuilder bytes = new StringBuilder();
            for (int i = 0; i < digits.length(); i += 2) {
                bytes.append((char) HexFormat.fromHexDigits(digits, i, i + 2));
            }
            add(Kind.STRING, bytes.toString(), hex.end());
            return true;
        }
        Matcher bits = matcher(BITS);
        if (bits.lookingAt()) {
            add(Kind.NUMBER, Integer.toString(Integer.parseInt("0" + bits.group(1), 2)), bits.end());
            return true;
        }
        return false;
    }

    /** Names may begin with digits, so that {@code 1a} is one; a dot right after a name belongs to it. */
    private boolean readNumber() {
        boolean afterName = touchesLast() && (last().kind() == Kind.WORD || last().kind() == Kind.NAME);
        Matcher number = matcher(NUMBER);
        if (!number.lookingAt() || afterName && text.charAt(at) == '.') {
            return false;
        }
        Matcher word = matcher(WORD);
        if (word.lookingAt() && word.end() > number.end()) {
            return false;
        }
        add(Kind.NUMBER, number.group(), number.end());
        return true;
    }

    /** A quote stands for itself when doubled; backslashes count in strings only. */
    private void readQuoted(char quote, Kind kind) {
        StringBuilder content = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && kind == Kind.STRING && i + 1 < text.length()) {
                i++;
                content.append(escaped(text.charAt(i)));
            } else if (c != quote) {
                content.append(c);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i++;
                content.append(c);
            } else {
                add(kind, content.toString(), i + 1);
                return;
            }
        }
        add(Kind.SYMBOL, text.substring(at), text.length());
    }

    /** What a backslash and a character mean; patterns keep the backslash before their wildcards. */
    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case '0' -> "\0";
            case 'Z' -> "\032";
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }

    private void add(Kind kind, String content, int end) {
        String word = switch (kind) {
            case WORD -> content.toUpperCase(Locale.ROOT);
            case SYMBOL -> content;
            default -> "";
        };
        tokens.add(new Token(kind, content, word, at, end, line));
        at = end;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }
}

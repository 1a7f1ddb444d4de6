package org.replsim.sql;

/** What a server answers to a text that it does not understand, in its own words. */
public final class SyntaxError extends Exception {

    private static final long serialVersionUID = 1;

    /** Of the statement's rest, this many characters are shown. */
    private static final int SHOWN = 80;

    private static final int PARSE_ERROR = 1064;
    private static final int EMPTY_QUERY = 1065;
    private static final int NOT_SUPPORTED_YET = 1235;

    private final int errno;

    private SyntaxError(int errno, String message) {
        super(message);
        this.errno = errno;
    }

    static SyntaxError near(String rest, int line, Dialect dialect) {
        String shown = rest.codePointCount(0, rest.length()) > SHOWN
                ? rest.substring(0, rest.offsetByCodePoints(0, SHOWN))
                : rest;
        return new SyntaxError(
                PARSE_ERROR,
                "You have an error in your SQL syntax; check the manual that corresponds to your " + dialect.vendor()
                        + " server version for the right syntax to use near '" + shown + "' at line " + line);
    }

    static SyntaxError empty() {
        return new SyntaxError(EMPTY_QUERY, "Query was empty");
    }

    /** For what the servers know and this parser does not: better said than called an error of syntax. */
    static SyntaxError unsupported(String what, Dialect dialect) {
        return new SyntaxError(
                NOT_SUPPORTED_YET, "This version of " + dialect.vendor() + " doesn't yet support '" + what + "'");
    }

    /** The server's number: 1064 for syntax, 1065 for a statement without words, 1235 for what is not modelled. */
    public int errno() {
        return errno;
    }

    /** The five characters that clients show beside the number. */
    public String sqlState() {
        return "42000";
    }

    /** The server's message, without number and state. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}

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
    private final int rest;

    private SyntaxError(int errno, String message, int rest) {
        super(message);
        this.errno = errno;
        this.rest = rest;
    }

    static SyntaxError near(String rest, int line, Dialect dialect) {
        String shown = rest.codePointCount(0, rest.length()) > SHOWN
                ? rest.substring(0, rest.offsetByCodePoints(0, SHOWN))
                : rest;
        return new SyntaxError(
                PARSE_ERROR,
                "You have an error in your SQL syntax; check the manual that corresponds to your " + dialect.vendor()
                        + " server version for the right syntax to use near '" + shown + "' at line " + line,
                rest.length());
    }

    static SyntaxError empty() {
        return new SyntaxError(EMPTY_QUERY, "Query was empty", -1);
    }

    /** For what the servers know and this parser does not: better said than called an error of syntax. */
    static SyntaxError unsupported(String what, Dialect dialect) {
        return new SyntaxError(
                NOT_SUPPORTED_YET, "This version of " + dialect.vendor() + " doesn't yet support '" + what + "'", -1);
    }

    /** The server's number: 1064 for syntax, 1065 for a statement without words, 1235 for what is not modelled. */
    public int errno() {
        return errno;
    }

    /** At which character of the statement, as it was given to the parser, it is wrong; 0 if that is not known. */
    public int at(String statement) {
        int end = statement.length();
        while (end > 0 && (statement.charAt(end - 1) <= ' ' || statement.charAt(end - 1) == ';')) {
            end--;
        }
        return rest < 0 ? 0 : Math.max(0, end - rest);
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

package org.replsim.admin.shell;

/** A command line that is no command line. */
final class SyntaxProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean incomplete;

    SyntaxProblem(String message, boolean incomplete) {
        super(message);
        this.incomplete = incomplete;
    }

    /** Whether more lines could make it a command. */
    boolean incomplete() {
        return incomplete;
    }

    static SyntaxProblem unexpected(String token) {
        return new SyntaxProblem("-bash: syntax error near unexpected token `" + token + "'", false);
    }

    static SyntaxProblem unclosed(char quote) {
        return new SyntaxProblem(
                "-bash: unexpected EOF while looking for matching `" + quote + "'\n"
                        + "-bash: syntax error: unexpected end of file",
                true);
    }
}

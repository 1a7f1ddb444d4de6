package org.replsim.scenario.expect;

/** An expression cannot be understood; the place is counted in characters from its beginning. */
final class Misreading extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int at;

    Misreading(int at, String message) {
        super(message);
        this.at = at;
    }

    int at() {
        return at;
    }
}

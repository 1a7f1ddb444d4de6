package org.replsim.scenario.expect;

import java.util.List;

/** The words of an expression, read one by one. */
final class Tokens {

    private final List<Token> tokens;
    private int next;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The word after the next. */
    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the word if it is this one. */
    boolean skip(String sign) {
        if (!peek().is(sign)) {
            return false;
        }
        next();
        return true;
    }

    void expect(String sign, String words) {
        if (!skip(sign)) {
            throw unexpected(words);
        }
    }

    /** Where the last word that was taken begins. */
    int lastAt() {
        return tokens.get(Math.max(0, next - 1)).at();
    }

    Misreading unexpected(String wanted) {
        return new Misreading(peek().at(), "needs " + wanted + ", not " + peek().words());
    }
}

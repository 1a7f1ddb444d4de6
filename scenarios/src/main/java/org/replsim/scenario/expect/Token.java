package org.replsim.scenario.expect;

/**
 * A word of an expression.
 *
 * @param sort what it is
 * @param text as written; for a quoted text without its quotes
 * @param at where it begins, from 0
 */
record Token(Sort sort, String text, int at) {

    enum Sort {
        /** A number, with its unit if it has one. */
        NUMBER,
        /** A name. */
        WORD,
        /** A text in quotes. */
        QUOTED,
        /** An operator, a bracket or a comma. */
        SIGN,
        /** The end. */
        END
    }

    boolean is(String sign) {
        return (sort == Sort.SIGN || sort == Sort.WORD) && text.equals(sign);
    }

    /** For messages. */
    String words() {
        return sort == Sort.END ? "the end" : "\"" + text + "\"";
    }
}

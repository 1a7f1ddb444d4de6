package org.replsim.sql;

/**
 * A piece of a statement's text.
 *
 * @param text the name, the content of a string, the digits or the symbol
 * @param word what grammar compares: an unquoted word in upper case, or a symbol; else empty
 * @param start of its first character in the statement
 * @param end after its last character
 * @param line from 1
 */
record Token(Kind kind, String text, String word, int start, int end, int line) {

    /** Sorts of tokens. */
    enum Kind {
        /** An unquoted name or keyword. */
        WORD,
        /** A name that cannot be a keyword: in backquotes, or after a dot or an at sign. */
        NAME,
        /** A text in single or double quotes, without them. */
        STRING,
        /** A number without a sign. */
        NUMBER,
        /** An operator or a mark; also a quote or comment that is never closed. */
        SYMBOL,
        /** After the last one. */
        END
    }

    boolean is(String expected) {
        return word.equals(expected);
    }
}

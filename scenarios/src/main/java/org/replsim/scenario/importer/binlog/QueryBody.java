package org.replsim.scenario.importer.binlog;

import java.util.Locale;

/**
 * What a Query event says.
 *
 * @param words the beginning of its statement, in capitals
 * @param execSeconds how long it ran, whole seconds
 */
record QueryBody(String words, long execSeconds) {

    private static final int FIXED = 13;
    private static final int SHOWN = 40;

    static QueryBody of(RawEvent event) throws Damage {
        if (!event.hasBody(FIXED)) {
            throw new Damage(event.offset(), "a Query event is too short");
        }
        int text = FIXED + (int) event.body(11, 2) + (int) event.body(8, 1) + 1;
        if (!event.hasBody(text)) {
            throw new Damage(event.offset(), "a Query event is too short for its own lengths");
        }
        return new QueryBody(event.text(text, SHOWN).strip().toUpperCase(Locale.ROOT), event.body(4, 4));
    }

    boolean begins() {
        return words.equals("BEGIN") || words.startsWith("XA START");
    }

    boolean ends() {
        return words.equals("COMMIT") || words.equals("ROLLBACK");
    }

    /** Whether it moves the transaction on without being one of its statements. */
    boolean administers() {
        return begins() || ends() || words.startsWith("XA ") || words.startsWith("SAVEPOINT");
    }
}

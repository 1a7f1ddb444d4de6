package org.replsim.scenario.reality.data;

import java.util.Locale;

/** How the primary of a measurement replicated. */
public enum Mode {
    /** It had no replica. */
    ALONE,
    /** Semi-sync was off. */
    ASYNC,
    /** Semi-sync, wait point AFTER_COMMIT. */
    AFTER_COMMIT,
    /** Semi-sync, wait point AFTER_SYNC. */
    AFTER_SYNC;

    /** Whether commits wait for an ACK. */
    public boolean semiSync() {
        return this == AFTER_COMMIT || this == AFTER_SYNC;
    }

    /** In the words of the files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.replsim.scenario.reality.data;

import java.util.Arrays;
import java.util.Locale;
import org.replsim.scenario.problem.ScenarioProblem;

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

    static Mode of(CsvRow row, String column) {
        return Arrays.stream(values())
                .filter(mode -> mode != ALONE && mode.word().equals(row.text(column)))
                .findFirst()
                .orElseThrow(() -> new ScenarioProblem(row.place() + ": " + column + " is \"" + row.text(column)
                        + "\"; it must be async, after_commit or after_sync"));
    }

    /** In the words of the files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

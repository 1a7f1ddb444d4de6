package org.replsim.table;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;

/**
 * A statement that is ready to run as soon as it has its row locks. Auto-increment values have been given out. To be
 * used once: lock {@link #keys}, and while there are {@link #missingKeys} lock those as well, then {@link #execute}.
 */
public final class Plan {

    /** What a kind of statement does. */
    interface Work {

        /** Names the lock keys of the rows that it would change now. */
        void keys(LongConsumer sink);

        /** Changes them. */
        Outcome run();
    }

    private final @Nullable Work work;
    private final @Nullable SqlError error;
    private final Set<Long> known = new LinkedHashSet<>();

    Plan(Work work) {
        this.work = work;
        error = null;
        missingKeys();
    }

    Plan(SqlError error) {
        this.error = error;
        work = null;
    }

    /** Why it cannot run; null if it can. */
    public @Nullable SqlError error() {
        return error;
    }

    /** The keys of the rows to lock, each once, in the order in which they are locked; each has bit 62 set. */
    public long[] keys() {
        return known.stream().mapToLong(Long::longValue).toArray();
    }

    /** Keys of further rows that others committed meanwhile and that it now would change as well; then known. */
    public long[] missingKeys() {
        Set<Long> now = new LinkedHashSet<>();
        if (work != null) {
            try {
                work.keys(now::add);
            } catch (SqlException e) {
                // The statement will fail with it when it runs.
                now.clear();
            }
        }
        now.removeAll(known);
        known.addAll(now);
        return now.stream().mapToLong(Long::longValue).toArray();
    }

    /** Runs it. On an error nothing of it stays, except in tables that know no transactions. */
    public Outcome execute() {
        if (work != null) {
            return work.run();
        }
        throw new IllegalStateException("the statement has an error: " + error);
    }
}

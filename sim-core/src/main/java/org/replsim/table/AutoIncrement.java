package org.replsim.table;

import org.jspecify.annotations.Nullable;

/** Gives one INSERT its auto-increment values (spec 4.1). */
public final class AutoIncrement {

    private final TableData table;
    private final int increment;
    private final int offset;
    private final long firstWanted;
    private long first;
    private long last;

    /** The table has such a column. */
    AutoIncrement(TableData table, StatementContext context) {
        this.table = table;
        increment = context.increment();
        offset = context.offset();
        firstWanted = context.insertId();
    }

    /** The smallest value above another that is offset + k x increment; an offset beyond the increment is ignored. */
    public static long next(long above, int increment, int offset) {
        long start = offset > increment ? 0 : offset;
        return above < start ? start : start + (Math.floorDiv(above - start, increment) + 1) * increment;
    }

    /** The value of the next row: the one it brings, or for NULL and 0 a new one. */
    long value(@Nullable Object given) {
        if (given instanceof Long explicit && explicit != 0) {
            last = Math.max(last, explicit);
            table.raiseAutoIncrement(explicit);
            return explicit;
        }
        long value;
        if (first != 0) {
            value = next(last, increment, offset);
        } else if (firstWanted != 0) {
            value = firstWanted;
        } else {
            value = next(table.lastAutoIncrement(), increment, offset);
        }
        first = first == 0 ? value : first;
        last = Math.max(last, value);
        table.raiseAutoIncrement(value);
        return value;
    }

    /** The first value that was given out; 0 if none was. */
    long first() {
        return first;
    }
}

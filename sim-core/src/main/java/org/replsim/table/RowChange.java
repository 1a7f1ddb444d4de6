package org.replsim.table;

import org.jspecify.annotations.Nullable;

/** One row's change: its image before, null for a new one, and after, null for a deleted one. */
record RowChange(@Nullable Row before, @Nullable Row after) {

    RowsKind kind() {
        if (before == null) {
            return RowsKind.WRITE;
        }
        return after == null ? RowsKind.DELETE : RowsKind.UPDATE;
    }
}

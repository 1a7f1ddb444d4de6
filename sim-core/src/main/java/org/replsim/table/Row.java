package org.replsim.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row's values in the order of the columns; null is NULL. */
record Row(List<@Nullable Object> values) {

    Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Nullable
    Object get(int column) {
        return values.get(column);
    }

    Row with(int column, @Nullable Object value) {
        List<@Nullable Object> changed = new ArrayList<>(values);
        changed.set(column, value);
        return new Row(changed);
    }
}

package org.replsim.table;

import org.replsim.table.value.Utf8;
import org.replsim.table.value.Values;

/** Parts of events that have the same size everywhere (spec 3.1). */
final class Sizes {

    static final int HEADER = 19;

    private static final int USER_VALUE_HEAD = 9;

    private Sizes() {}

    /** A user variable's value with its type, character set and length; a whole number has a flag for its sign. */
    static int userValue(Object value) {
        if (value instanceof Long) {
            return USER_VALUE_HEAD + Long.BYTES + 1;
        }
        return USER_VALUE_HEAD + (value instanceof Double ? Double.BYTES : Utf8.length(Values.print(value)));
    }
}

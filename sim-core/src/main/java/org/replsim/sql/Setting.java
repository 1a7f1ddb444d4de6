package org.replsim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** SET in its forms; SET PASSWORD is an {@link Account}. */
public sealed interface Setting extends Statement {

    /** SET of variables, in the order written: all are set or none. */
    record Variables(List<Assignment> assignments) implements Setting {
        public Variables {
            assignments = List.copyOf(assignments);
        }
    }

    /** SET NAMES, SET CHARACTER SET; null for the default. */
    record Names(@Nullable String characterSet) implements Setting {}

    /**
     * A variable and its new value.
     *
     * @param name a system variable's in lower case; a user variable's as written
     * @param value null for DEFAULT; a bare word such as {@code ON} or {@code AFTER_SYNC} is a text
     */
    record Assignment(Scope scope, String name, @Nullable Expression value) {}

    /** Whose variable. */
    enum Scope {
        /** No scope written, so the session's; SET TRANSACTION then means the next transaction only. */
        NONE,
        /** The session's, also LOCAL. */
        SESSION,
        /** The server's. */
        GLOBAL,
        /** The server's, now and after a restart (MySQL 8.0). */
        PERSIST,
        /** The server's after a restart (MySQL 8.0). */
        PERSIST_ONLY,
        /** {@code @name}. */
        USER
    }
}

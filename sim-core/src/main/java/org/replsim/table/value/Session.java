package org.replsim.table.value;

import org.jspecify.annotations.Nullable;

/** What expressions can ask of the session that computes them. */
public interface Session {

    /** A session of which nothing is known. */
    Session NONE = new Session() {};

    /**
     * A system variable: {@code @@name}, {@code @@global.name}.
     *
     * @throws SqlException 1193 if there is none
     */
    default @Nullable Object systemVariable(String name, boolean global) {
        throw new SqlException(SqlError.unknownVariable(name));
    }

    /** A user variable, {@code @name}; null if it is not set. */
    default @Nullable Object userVariable(String name) {
        return null;
    }

    /** LAST_INSERT_ID(). */
    default long lastInsertId() {
        return 0;
    }

    /** VERSION(). */
    default String version() {
        return "10.11.0-MariaDB-log";
    }

    /** USER(), such as {@code root@localhost}. */
    default String user() {
        return "root@localhost";
    }

    /** CONNECTION_ID(). */
    default long connectionId() {
        return 1;
    }

    /** ROW_COUNT(). */
    default long rowCount() {
        return -1;
    }

    /** FOUND_ROWS(). */
    default long foundRows() {
        return 0;
    }

    /** 64 random bits for RAND() and UUID(); other ones at each call. */
    default long random() {
        return 0;
    }
}

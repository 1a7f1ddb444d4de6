package org.replsim.table;

import java.util.List;

/**
 * How a server's version differs in what it stores and how it says so.
 *
 * @param characterSet the default one
 * @param collation its collation if SHOW CREATE TABLE prints it, else empty
 * @param bytesPerCharacter most bytes of a character
 * @param integerWidths whether integers are shown with a width, such as {@code int(11)}
 * @param newDefaults whether SHOW CREATE TABLE prints defaults as expressions, as MariaDB since 10.2 does
 * @param ddlXidBytes what a Query event of CREATE TABLE and DROP has beside the usual status variables (spec 3.1)
 * @param invokerBytes what one of GRANT has
 * @param qualifiedKeys whether error 1062 names the table before the key
 * @param qualifiedColumns whether errors 1292 and 1366 name database and table before the column
 * @param oldTimes whether times in row events have the form before MariaDB 10.1 and MySQL 5.6
 * @param systemDatabases those that are always there
 */
public record Dialect(
        String characterSet,
        String collation,
        int bytesPerCharacter,
        boolean integerWidths,
        boolean newDefaults,
        int ddlXidBytes,
        int invokerBytes,
        boolean qualifiedKeys,
        boolean qualifiedColumns,
        boolean oldTimes,
        List<String> systemDatabases) {

    private static final List<String> SYSTEM = List.of("information_schema", "mysql", "performance_schema");
    private static final int XID_BYTES = 9;
    private static final int INVOKER_BYTES = 16;

    /** MariaDB 5.5, the version of the tutorial. */
    public static Dialect mariaDb55() {
        return new Dialect("latin1", "", 1, true, false, 0, 0, false, false, true, SYSTEM);
    }

    /** MariaDB 10.11 and later. */
    public static Dialect mariaDb() {
        return new Dialect(
                "latin1", "latin1_swedish_ci", 1, true, true, XID_BYTES, INVOKER_BYTES, false, true, false, SYSTEM);
    }

    /** MySQL 5.7. */
    public static Dialect mySql57() {
        return new Dialect("latin1", "", 1, true, false, 0, 0, false, false, false, SYSTEM);
    }

    /** MySQL 8.0 and later. */
    public static Dialect mySql80() {
        return new Dialect("utf8mb4", "utf8mb4_0900_ai_ci", 4, false, false, 0, 0, true, false, false, SYSTEM);
    }
}

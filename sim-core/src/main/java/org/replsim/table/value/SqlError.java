package org.replsim.table.value;

/**
 * An error as a server reports it.
 *
 * @param errno such as 1062
 * @param sqlState five letters, such as 23000
 * @param message without number and state
 */
public record SqlError(int errno, String sqlState, String message) {

    /** 1007. */
    public static SqlError databaseExists(String database) {
        return new SqlError(1007, "HY000", "Can't create database '" + database + "'; database exists");
    }

    /** 1008. */
    public static SqlError noDatabaseToDrop(String database) {
        return new SqlError(1008, "HY000", "Can't drop database '" + database + "'; database doesn't exist");
    }

    /** 1032: a row event's row is not there. */
    public static SqlError noRecord(String table) {
        return new SqlError(1032, "HY000", "Can't find record in '" + table + "'");
    }

    /** 1046. */
    public static SqlError noDatabase() {
        return new SqlError(1046, "3D000", "No database selected");
    }

    /** 1048. */
    public static SqlError notNull(String column) {
        return new SqlError(1048, "23000", "Column '" + column + "' cannot be null");
    }

    /** 1049. */
    public static SqlError unknownDatabase(String database) {
        return new SqlError(1049, "42000", "Unknown database '" + database + "'");
    }

    /** 1050. */
    public static SqlError tableExists(String table) {
        return new SqlError(1050, "42S01", "Table '" + table + "' already exists");
    }

    /** 1051. */
    public static SqlError unknownTable(String tables) {
        return new SqlError(1051, "42S02", "Unknown table '" + tables + "'");
    }

    /** 1054. */
    public static SqlError unknownColumn(String column, String clause) {
        return new SqlError(1054, "42S22", "Unknown column '" + column + "' in '" + clause + "'");
    }

    /** 1060. */
    public static SqlError duplicateColumn(String column) {
        return new SqlError(1060, "42S21", "Duplicate column name '" + column + "'");
    }

    /** 1062. */
    public static SqlError duplicate(String entry, String key) {
        return new SqlError(1062, "23000", "Duplicate entry '" + entry + "' for key '" + key + "'");
    }

    /** 1067. */
    public static SqlError invalidDefault(String column) {
        return new SqlError(1067, "42000", "Invalid default value for '" + column + "'");
    }

    /** 1072. */
    public static SqlError noKeyColumn(String column) {
        return new SqlError(1072, "42000", "Key column '" + column + "' doesn't exist in table");
    }

    /** 1075. */
    public static SqlError wrongAutoColumn() {
        return new SqlError(
                1075,
                "42000",
                "Incorrect table definition; there can be only one auto column and it must be defined as a key");
    }

    /** 1110. */
    public static SqlError columnTwice(String column) {
        return new SqlError(1110, "42000", "Column '" + column + "' specified twice");
    }

    /** 1111. */
    public static SqlError wrongGroupFunction() {
        return new SqlError(1111, "HY000", "Invalid use of group function");
    }

    /** 1136. */
    public static SqlError columnCount(int row) {
        return new SqlError(1136, "21S01", "Column count doesn't match value count at row " + row);
    }

    /** 1146. */
    public static SqlError noSuchTable(String database, String table) {
        return new SqlError(1146, "42S02", "Table '" + database + "." + table + "' doesn't exist");
    }

    /** 1193. */
    public static SqlError unknownVariable(String name) {
        return new SqlError(1193, "HY000", "Unknown system variable '" + name + "'");
    }

    /** 1264. */
    public static SqlError outOfRange(String column, int row) {
        return new SqlError(1264, "22003", "Out of range value for column '" + column + "' at row " + row);
    }

    /** 1265. */
    public static SqlError truncated(String column, int row) {
        return new SqlError(1265, "01000", "Data truncated for column '" + column + "' at row " + row);
    }

    /** 1286. */
    public static SqlError unknownEngine(String engine) {
        return new SqlError(1286, "42000", "Unknown storage engine '" + engine + "'");
    }

    /** 1292 or, for integers, decimals and doubles, 1366. */
    public static SqlError wrongValue(int errno, String kind, String value, String column, int row) {
        return new SqlError(
                errno,
                "22007",
                "Incorrect " + kind + " value: '" + value + "' for column " + column + " at row " + row);
    }

    /** 1305. */
    public static SqlError unknownFunction(String name) {
        return new SqlError(1305, "42000", "FUNCTION " + name + " does not exist");
    }

    /** 1364. */
    public static SqlError noDefault(String column) {
        return new SqlError(1364, "HY000", "Field '" + column + "' doesn't have a default value");
    }

    /** 1406. */
    public static SqlError tooLong(String column, int row) {
        return new SqlError(1406, "22001", "Data too long for column '" + column + "' at row " + row);
    }

    /** 1582. */
    public static SqlError wrongParameterCount(String function) {
        return new SqlError(
                1582, "42000", "Incorrect parameter count in the call to native function '" + function + "'");
    }

    /** 1690. */
    public static SqlError overflow() {
        return new SqlError(1690, "22003", "BIGINT value is out of range");
    }

    /** 4161. */
    public static SqlError unknownType(String type) {
        return new SqlError(4161, "HY000", "Unknown data type: '" + type + "'");
    }
}

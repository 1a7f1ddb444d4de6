package org.replsim.scenario.importer.binlog;

/** Type codes of binary log events, as the formats of MySQL and MariaDB publish them. */
final class Types {

    static final int QUERY = 2;
    static final int INTVAR = 5;
    static final int RAND = 13;
    static final int USER_VAR = 14;
    static final int FORMAT_DESCRIPTION = 15;
    static final int XID = 16;
    static final int EXECUTE_LOAD_QUERY = 18;
    static final int TABLE_MAP = 19;
    static final int ROWS_QUERY = 29;
    static final int GTID = 33;
    static final int ANONYMOUS_GTID = 34;
    static final int XA_PREPARE = 38;
    static final int TRANSACTION_PAYLOAD = 40;
    static final int GTID_TAGGED = 42;
    static final int ANNOTATE_ROWS = 160;
    static final int MARIADB_GTID = 162;
    static final int START_ENCRYPTION = 164;
    static final int QUERY_COMPRESSED = 165;

    private static final int WRITE_ROWS_V1 = 23;
    private static final int DELETE_ROWS_V1 = 25;
    private static final int WRITE_ROWS = 30;
    private static final int DELETE_ROWS = 32;
    private static final int PARTIAL_UPDATE_ROWS = 39;
    private static final int WRITE_ROWS_COMPRESSED_V1 = 166;
    private static final int WRITE_ROWS_COMPRESSED = 169;
    private static final int DELETE_ROWS_COMPRESSED = 171;

    private static final int LOAD = 6;
    private static final int NEW_LOAD = 12;
    private static final int BEGIN_LOAD_QUERY = 17;

    /** Events that live between groups: rotation, heads of files, heartbeats and the like. */
    private static final int STOP = 3;

    private static final int ROTATE = 4;
    private static final int INCIDENT = 26;
    private static final int HEARTBEAT = 27;
    private static final int IGNORABLE = 28;
    private static final int PREVIOUS_GTIDS = 35;
    private static final int TRANSACTION_CONTEXT = 36;
    private static final int VIEW_CHANGE = 37;
    private static final int HEARTBEAT_V2 = 41;
    private static final int BINLOG_CHECKPOINT = 161;
    private static final int GTID_LIST = 163;

    private Types() {}

    /** Whether it begins a group: any of the GTID events. */
    static boolean isGtid(int type) {
        return type == MARIADB_GTID || type == GTID || type == ANONYMOUS_GTID || type == GTID_TAGGED;
    }

    /** Whether it holds changed rows, legible or not. */
    static boolean isRows(int type) {
        return legibleRows(type) || type == PARTIAL_UPDATE_ROWS || compressedRows(type);
    }

    /** Whether its rows can be told apart. */
    static boolean legibleRows(int type) {
        return (type >= WRITE_ROWS_V1 && type <= DELETE_ROWS_V1) || (type >= WRITE_ROWS && type <= DELETE_ROWS);
    }

    /** Whether it is a rows event of MariaDB's log_bin_compress. */
    static boolean compressedRows(int type) {
        return type >= WRITE_ROWS_COMPRESSED_V1 && type <= DELETE_ROWS_COMPRESSED;
    }

    /** Whether its post-header has the two bytes and more that version 2 of the rows events added. */
    static boolean secondVersion(int type) {
        return (type >= WRITE_ROWS && type <= DELETE_ROWS)
                || type == PARTIAL_UPDATE_ROWS
                || (type >= WRITE_ROWS_COMPRESSED && type <= DELETE_ROWS_COMPRESSED);
    }

    /** Whether it is a rows event with images before and after. */
    static boolean isUpdate(int type) {
        return type == 24 || type == 31 || type == PARTIAL_UPDATE_ROWS || type == 167 || type == 170;
    }

    /** Whether it holds a statement, or a whole transaction, of which only the size can be told. */
    static boolean isStatement(int type) {
        return type == QUERY_COMPRESSED
                || type == EXECUTE_LOAD_QUERY
                || type == TRANSACTION_PAYLOAD
                || type == LOAD
                || type == NEW_LOAD;
    }

    /** Whether a group can begin with it where there are no GTID events; others are of no known use outside of one. */
    static boolean beginsGroup(int type) {
        return type == QUERY
                || type == TABLE_MAP
                || type == BEGIN_LOAD_QUERY
                || preparesStatement(type)
                || isStatement(type)
                || isRows(type);
    }

    /** Whether it stands between groups. */
    static boolean betweenGroups(int type) {
        return switch (type) {
            case STOP,
                    ROTATE,
                    FORMAT_DESCRIPTION,
                    INCIDENT,
                    HEARTBEAT,
                    IGNORABLE,
                    PREVIOUS_GTIDS,
                    TRANSACTION_CONTEXT,
                    VIEW_CHANGE,
                    HEARTBEAT_V2,
                    BINLOG_CHECKPOINT,
                    GTID_LIST -> true;
            default -> false;
        };
    }

    /** Whether it only prepares the statement behind it. */
    static boolean preparesStatement(int type) {
        return type == INTVAR || type == RAND || type == USER_VAR || type == ANNOTATE_ROWS || type == ROWS_QUERY;
    }
}

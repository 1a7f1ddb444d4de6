package org.replsim.binlog;

/**
 * What of the events depends on the server's version (spec 3.1). Sizes are bytes.
 *
 * @param formatDescriptionBytes size of the Format_desc event
 * @param gtidBytes size of the GTID (or Anonymous_Gtid) event that begins a group; 0 if the version has none
 * @param gtidCommitIdBytes what it is longer when the commit group has more than one member
 * @param checksumBytes checksum at the end of each event
 * @param begin whether a group of rows begins with a Query event BEGIN
 * @param rowsHeaderBytes what a rows event is longer than in version 1 of the format
 * @param head what is written behind Format_desc at the head of a file
 */
public record EventFormat(
        int formatDescriptionBytes,
        int gtidBytes,
        int gtidCommitIdBytes,
        int checksumBytes,
        boolean begin,
        int rowsHeaderBytes,
        Head head) {

    /** What is written behind Format_desc at the head of a file. */
    public enum Head {
        /** Nothing: MariaDB 5.5. */
        NONE,
        /** Gtid_list and Binlog_checkpoint: MariaDB 10 and later. */
        GTID_LIST,
        /** Previous_gtids: MySQL 5.6 and later. */
        PREVIOUS_GTIDS
    }

    /** The body of the GTID event at the head of a file when nothing was written before. */
    int emptyGtidBytes() {
        return switch (head) {
            case NONE -> 0;
            case GTID_LIST -> 6;
            case PREVIOUS_GTIDS -> 8;
        };
    }

    /** MariaDB's since 10.0: a GTID event stands for BEGIN. */
    public static EventFormat mariaDb(int formatDescriptionBytes) {
        return new EventFormat(formatDescriptionBytes, 42, 2, 4, false, 0, Head.GTID_LIST);
    }

    /** MariaDB 5.5's: no GTID, no checksum. */
    public static EventFormat mariaDb55() {
        return new EventFormat(241, 0, 0, 0, true, 0, Head.NONE);
    }

    /** MySQL's since 5.6. */
    public static EventFormat mySql(int formatDescriptionBytes, int gtidBytes) {
        return new EventFormat(formatDescriptionBytes, gtidBytes, 0, 4, true, 2, Head.PREVIOUS_GTIDS);
    }
}

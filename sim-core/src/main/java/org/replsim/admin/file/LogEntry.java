package org.replsim.admin.file;

/**
 * An event in a binary or relay log.
 *
 * @param file the log it is in, without directory
 * @param position where it begins
 * @param type Event_type of SHOW BINLOG EVENTS
 * @param serverId the server where it was made
 * @param endLogPos End_log_pos: in a relay log that of the source's file, and 0 for what a dump makes up
 * @param bytes its size
 * @param info Info of SHOW BINLOG EVENTS
 * @param second its timestamp by its server's clock, in seconds of the run; -1 for none
 * @param database of a Query event; else empty
 * @param sql of a Query event; else empty
 */
public record LogEntry(
        String file,
        long position,
        String type,
        long serverId,
        long endLogPos,
        int bytes,
        String info,
        long second,
        String database,
        String sql) {

    /** Where the next one begins. */
    public long end() {
        return position + bytes;
    }
}

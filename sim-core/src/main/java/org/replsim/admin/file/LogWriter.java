package org.replsim.admin.file;

import java.util.ArrayList;
import java.util.List;

/** Puts events behind one another. */
final class LogWriter {

    private static final int MAGIC = 4;

    private final String file;
    private final List<LogEntry> entries = new ArrayList<>();
    private long position = MAGIC;

    LogWriter(String file) {
        this.file = file;
    }

    /** Where the next one begins. */
    long position() {
        return position;
    }

    /** What lies here is not known any more. */
    void skipTo(long newPosition) {
        position = newPosition;
    }

    /** An event whose end is where it ends in this file. */
    void add(Piece piece, long serverId, long second) {
        add(piece, serverId, second, position + piece.bytes());
    }

    /** An event with another End_log_pos. */
    void add(Piece piece, long serverId, long second, long endLogPos) {
        entries.add(new LogEntry(
                file,
                position,
                piece.type(),
                serverId,
                endLogPos,
                piece.bytes(),
                piece.info(),
                second,
                piece.database(),
                piece.sql()));
        position += piece.bytes();
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }
}

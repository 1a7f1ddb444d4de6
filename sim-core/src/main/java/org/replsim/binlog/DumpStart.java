package org.replsim.binlog;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a dump begins in a log, or why it cannot.
 *
 * @param file place of the file among all files
 * @param row the first transaction
 * @param head whether the events at the head of the file are sent as well
 * @param refusal what error 1236 says; empty if the dump can begin
 * @param known rows from there on that the replica has already and is not sent; null: none
 */
public record DumpStart(
        int file,
        long row,
        boolean head,
        String refusal,
        @Nullable LongPredicate known) {

    private static final int FIRST_POSITION = 4;
    static final String NO_FILE = "Could not find first log file name in binary log index file";

    /**
     * Finds the coordinates that a replica asks for.
     *
     * @param name of the file; empty for the oldest
     * @param position where an event begins, at least 4
     */
    public static DumpStart find(Binlog log, String name, long position) {
        BinlogFiles files = log.files();
        int file = name.isEmpty() ? files.firstKept() : files.indexOf(name);
        if (file < 0 || !files.exists(file)) {
            return refused(NO_FILE);
        }
        return position > files.sizeOf(file)
                ? refused("Client requested master to start replication from position > file size")
                : at(log, file, Math.max(position, FIRST_POSITION));
    }

    /** Begins a file that a replica has begun to read, at a transaction it knows. */
    public static DumpStart again(Binlog log, int file, long row, @Nullable LongPredicate known) {
        return log.files().exists(file) && row >= log.firstKept()
                ? new DumpStart(file, row, false, "", known)
                : refused(NO_FILE);
    }

    private static DumpStart at(Binlog log, int file, long position) {
        BinlogFiles files = log.files();
        long offset = files.startOf(file) + Math.max(position, files.headEnd(file));
        long row = log.firstBehind(offset);
        if (row < log.firstKept()) {
            return refused(NO_FILE);
        }
        boolean insideHead = position < files.headEnd(file);
        if (row < log.written()
                && !insideHead
                && files.fileOf(log.endOffset(row)) == file
                && !log.beginsAt(row, offset)) {
            return refused("bogus data in log event; the first event '" + files.name(file) + "' at " + position
                    + ", the last event read from '" + files.name(file) + "' at " + position
                    + ", the last byte read from '" + files.name(file) + "' at " + position);
        }
        return new DumpStart(file, row, insideHead, "", null);
    }

    static DumpStart refused(String why) {
        return new DumpStart(-1, -1, false, why, null);
    }
}

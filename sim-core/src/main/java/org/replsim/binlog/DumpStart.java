package org.replsim.binlog;

/**
 * Where a dump begins in a log, or why it cannot.
 *
 * @param file place of the file among all files
 * @param row the first transaction
 * @param head whether the events at the head of the file are sent as well
 * @param refusal what error 1236 says; empty if the dump can begin
 */
public record DumpStart(int file, long row, boolean head, String refusal) {

    private static final int FIRST_POSITION = 4;
    private static final String BEYOND = "Client requested master to start replication from position > file size";
    private static final String NO_FILE = "Could not find first log file name in binary log index file";

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
                ? refused(BEYOND)
                : at(log, file, Math.max(position, FIRST_POSITION));
    }

    /** Begins a file that a replica has begun to read, at a transaction it knows. */
    public static DumpStart again(Binlog log, int file, long row, boolean head) {
        if (row > log.firstKept() && row <= log.written() && log.has(row - 1, Binlog.GONE)
                && log.files().fileOf(log.endOffset(row - 1)) == file) {
            return refused(BEYOND);
        }
        return log.files().exists(file) && row >= log.firstKept()
                ? new DumpStart(file, row, head, "")
                : refused(NO_FILE);
    }

    /**
     * Begins behind a transaction, as a GTID position says it; at the oldest file if there is none.
     *
     * @param id the last transaction that the replica has; negative if it has none
     */
    public static DumpStart behind(Binlog log, long id) {
        if (id < 0) {
            return find(log, "", FIRST_POSITION);
        }
        for (long row = log.written() - 1; row >= log.firstKept(); row--) {
            if (log.id(row) == id && !log.has(row, Binlog.GONE)) {
                int file = log.files().fileOf(log.endOffset(row));
                return log.files().exists(file) ? new DumpStart(file, row + 1, false, "") : refused(NO_FILE);
            }
        }
        return refused("Error: connecting slave requested to start from a GTID which is not in the master's binlog");
    }

    private static DumpStart at(Binlog log, int file, long position) {
        BinlogFiles files = log.files();
        long offset = files.startOf(file) + Math.max(position, files.headEnd(file));
        long row = log.present(log.firstBehind(offset));
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
        return new DumpStart(file, row, insideHead, "");
    }

    private static DumpStart refused(String why) {
        return new DumpStart(-1, -1, false, why);
    }
}

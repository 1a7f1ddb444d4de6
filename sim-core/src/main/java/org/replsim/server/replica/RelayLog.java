package org.replsim.server.replica;

import java.util.ArrayDeque;
import org.replsim.binlog.EventFormat;

/**
 * The relay log's files by size (spec 1.6), and how much of the source's log they hold: complete transactions and, of the
 * next one, some events.
 */
public final class RelayLog {

    private static final int MAGIC = 4;
    private static final int HEADER = 19;
    private static final int NUMBER_SUFFIX = 7;

    private final EventFormat format;
    private final int nameLength;
    /** The closed files, oldest first. */
    private final ArrayDeque<ClosedFile> closed = new ArrayDeque<>();

    private long currentBytes;
    private long totalBytes;
    private int fileCount;
    private long receivedRows;
    private int partialEvents;

    /**
     * Creates the first file.
     *
     * @param baseName without the number, such as {@code db2-relay-bin}
     */
    RelayLog(EventFormat format, String baseName) {
        this.format = format;
        nameLength = baseName.length() + NUMBER_SUFFIX;
        openFile();
    }

    /** Relay_Log_Space: the sum of the sizes of all files that exist. */
    public long space() {
        return totalBytes;
    }

    /** Size of the newest file. */
    public long currentBytes() {
        return currentBytes;
    }

    /** Files created so far. */
    public int fileCount() {
        return fileCount;
    }

    /** Transactions of the source's log that are complete here. */
    public long receivedRows() {
        return receivedRows;
    }

    /** Events of the next transaction that are here already. */
    public int partialEvents() {
        return partialEvents;
    }

    /** Writes events of the next transaction. */
    void append(long bytes, int events, boolean completes) {
        write(bytes);
        if (completes) {
            receivedRows++;
            partialEvents = 0;
        } else {
            partialEvents += events;
        }
    }

    /** Writes bytes that belong to no transaction. */
    void write(long bytes) {
        currentBytes += bytes;
        totalBytes += bytes;
    }

    /** Closes the newest file with a Rotate event and opens another. */
    void rotate() {
        write(HEADER + 8 + nameLength + format.checksumBytes());
        closed.add(new ClosedFile(currentBytes, partialEvents == 0 ? receivedRows : receivedRows + 1));
        openFile();
    }

    /** Deletes the files that the SQL thread has left; returns whether there were any. */
    boolean purge(long appliedRows) {
        boolean any = false;
        while (!closed.isEmpty() && closed.getFirst().neededUntilRow() <= appliedRows) {
            totalBytes -= closed.removeFirst().bytes();
            any = true;
        }
        return any;
    }

    private void openFile() {
        fileCount++;
        currentBytes = 0;
        write(MAGIC + format.formatDescriptionBytes());
    }

    /** A file and the row that must be applied before it can go. */
    private record ClosedFile(long bytes, long neededUntilRow) {}
}

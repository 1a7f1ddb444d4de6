package org.replsim.server.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
    private final int sourceFormatBytes;
    private final String baseName;
    /** The closed files, oldest first, and how many of them the SQL thread has left behind. */
    private final List<ClosedFile> closed = new ArrayList<>();

    private int left;
    private long currentBytes;
    /** Where the first transaction of the newest file begins, and where its last complete one ends. */
    private long currentHead;

    private long currentRowEnd;
    /** Whether a group ends in the newest file, or an event of the source outside of groups stands there. */
    private boolean currentEndsGroup;

    private long totalBytes;
    private int fileCount;
    private long receivedRows;
    private int partialEvents;
    /** Where the IO thread asks again, if that is not behind what is here; -1 if it is. */
    private long resumeAt = -1;
    /** What is here is not all of one piece: behind a row comes another than the next. */
    private final ArrayDeque<Jump> jumps = new ArrayDeque<>();
    /** The last jump that was read. */
    private @Nullable Jump jumped;
    /** The first transaction that cannot be read; -1 if all can. */
    private long corruptRow = -1;

    /**
     * Creates the first file.
     *
     * @param format of the replica's own events
     * @param sourceFormat of the events it is sent
     * @param baseName without the number, such as {@code db2-relay-bin}
     */
    RelayLog(EventFormat format, EventFormat sourceFormat, String baseName) {
        this.format = format;
        sourceFormatBytes = sourceFormat.formatDescriptionBytes();
        this.baseName = baseName;
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

    /** The transaction that the IO thread asks for next. */
    public long nextRow() {
        return resumeAt < 0 ? receivedRows : resumeAt;
    }

    /** The end of what can be read in one piece. */
    public long readableEnd() {
        Jump jump = jumps.peekFirst();
        return jump == null ? receivedRows : jump.from();
    }

    /** The first transaction that cannot be read; -1 if all can. */
    public long corruptRow() {
        return corruptRow;
    }

    /** The files that exist, oldest first. */
    public List<RelayFile> files() {
        List<RelayFile> files = new ArrayList<>();
        closed.forEach(file -> files.add(file.file()));
        files.add(current());
        return files;
    }

    /** What a file of the relay log is called. */
    public String name(int number) {
        return String.format(Locale.ROOT, "%s.%06d", baseName, number);
    }

    /** The transactions that come are those of the source's log from this one on. */
    void startAt(long row) {
        receivedRows = row;
        partialEvents = 0;
    }

    /** Whether all that is here can be read from the beginning to the end as it stands in the source's log. */
    boolean inOnePiece() {
        return jumps.isEmpty() && corruptRow < 0;
    }

    /** A transaction cannot be read any more; -1: all can. */
    void corrupt(long row) {
        corruptRow = row;
    }

    /** What is here ends before a row; so many bytes are lost. */
    void lose(long row, long bytes) {
        receivedRows = row;
        partialEvents = 0;
        jumps.clear();
        corruptRow = corruptRow < row ? corruptRow : -1;
        long lost = Math.min(bytes, currentBytes - currentHead);
        grow(-lost);
        currentRowEnd = Math.min(currentRowEnd, currentBytes);
    }

    /** The IO thread will ask for this row next, whatever is here. */
    void resumeAt(long row) {
        resumeAt = row;
    }

    /** What comes next is this row; who reads has come to {@code read}. */
    void goOnAt(long row, long read) {
        resumeAt = -1;
        if (row != receivedRows || (read > row && jumps.isEmpty())) {
            jumps.addLast(new Jump(receivedRows, row));
            receivedRows = row;
            partialEvents = 0;
        }
    }

    /** Whether one who has read all before a row has to go on at another. */
    boolean jumpsAt(long row) {
        Jump jump = jumps.peekFirst();
        return jump != null && row >= jump.from();
    }

    /** The row at which he goes on. */
    long jump() {
        jumped = jumps.removeFirst();
        return jumped.to();
    }

    /** The last transaction that he has read who stands before a row. */
    long lastBefore(long row) {
        Jump jump = jumped;
        return jump != null && jump.to() == row ? jump.from() - 1 : row - 1;
    }

    /** Writes events of the next transaction. */
    void append(long bytes, int events, boolean completes) {
        grow(bytes);
        if (completes) {
            receivedRows++;
            partialEvents = 0;
            currentEndsGroup = true;
            currentRowEnd = currentBytes;
        } else {
            partialEvents += events;
        }
    }

    /** Writes events of the source that belong to no transaction. */
    void write(long bytes) {
        grow(bytes);
        currentEndsGroup |= partialEvents == 0;
        if (currentRowEnd == 0 && partialEvents == 0) {
            currentHead = currentBytes;
        }
    }

    /** The server starts again: the newest file ends with a Stop event if it was shut down, and another is opened. */
    void reopen(boolean clean) {
        grow(clean ? HEADER + format.checksumBytes() : 0);
        close();
    }

    /** A full file is closed and another opened; it repeats the source's Format_desc (measured: 508 bytes so far). */
    void rotate() {
        rotateForSource();
        grow(sourceFormatBytes);
        currentHead = currentBytes;
    }

    /** A Rotate event of the source closes the newest file, with a Rotate of the replica's own, and opens another. */
    void rotateForSource() {
        grow(HEADER + 8 + baseName.length() + NUMBER_SUFFIX + format.checksumBytes());
        close();
    }

    /**
     * The SQL thread moves on from each file that it has read to the end. Then the files before that of its group position
     * can go; this position is still in the file it has left (measured: an idle replica keeps two files).
     *
     * @param purge whether they are deleted
     * @return whether any was
     */
    boolean leaveFiles(long appliedRows, boolean purge) {
        boolean any = false;
        while (left < closed.size() && closed.get(left).file().rowsAtEnd() <= appliedRows) {
            if (purge && left > 0 && closed.get(left).endsGroup()) {
                List<ClosedFile> old = closed.subList(0, left);
                old.forEach(file -> totalBytes -= file.file().bytes());
                old.clear();
                left = 0;
                any = true;
            }
            left++;
        }
        return any;
    }

    private RelayFile current() {
        return new RelayFile(fileCount, name(fileCount), currentBytes, currentHead, currentRowEnd, receivedRows);
    }

    private void close() {
        closed.add(new ClosedFile(current(), currentEndsGroup));
        openFile();
    }

    private void openFile() {
        fileCount++;
        currentBytes = 0;
        currentRowEnd = 0;
        currentEndsGroup = false;
        grow(MAGIC + format.formatDescriptionBytes());
        currentHead = currentBytes;
    }

    private void grow(long bytes) {
        currentBytes += bytes;
        totalBytes += bytes;
    }

    /** Behind the transactions before {@code from} come those from {@code to} on. */
    private record Jump(long from, long to) {}

    /**
     * A file of the relay log.
     *
     * @param number in its name
     * @param name of the file
     * @param bytes its size
     * @param head where its first transaction begins
     * @param rowEnd where its last complete transaction ends; 0 if none does
     * @param rowsAtEnd how many transactions of the source's log were complete at its end
     */
    public record RelayFile(int number, String name, long bytes, long head, long rowEnd, long rowsAtEnd) {}

    /** A file that was closed, and whether a group position can lie in it. */
    private record ClosedFile(RelayFile file, boolean endsGroup) {}
}

package org.replsim.binlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The files of a binary log, by name and size (spec 1.3, 3.1). A group is never split; the file is closed after the group
 * that reaches {@code max_binlog_size}.
 *
 * <p>A file is known by its place among all files there ever were, from 0; RESET MASTER begins the names anew, not the
 * places. Offsets count the bytes of all these files together.
 */
public final class BinlogFiles {

    private static final int MAGIC = 4;
    private static final int HEADER = 19;
    private static final int NUMBER_SUFFIX = 7;

    private final String logBin;
    private final String path;
    private final String baseName;
    private final EventFormat format;
    private final List<LogFile> files = new ArrayList<>();
    private int firstKept;
    private int number;
    private long writtenOffset;
    /** Whether the current file has transactions. */
    private boolean currentUsed;

    private @Nullable Gtids gtids;

    /**
     * Opens the first file.
     *
     * @param logBin what log_bin says: the name without the number, such as {@code mysql-bin}, perhaps with its directory
     * @param format sizes of the events in it
     */
    public BinlogFiles(String logBin, EventFormat format) {
        this.logBin = logBin;
        int slash = logBin.lastIndexOf('/');
        path = slash < 0 ? "./" : logBin.substring(0, slash + 1);
        baseName = logBin.substring(slash + 1);
        this.format = format;
        open(0);
    }

    /** From now on the heads of files say which GTIDs came before. */
    void gtids(Gtids ofServer) {
        gtids = ofServer;
    }

    /** What the head of a file says of the GTIDs before it. */
    public Gtids.Head gtids(int file) {
        return files.get(file).gtids();
    }

    /** Adds bytes of a transaction to the current file; returns the offset behind them. */
    long write(long bytes) {
        currentUsed = true;
        writtenOffset += bytes;
        return writtenOffset;
    }

    /**
     * Closes the current file with a Rotate event and opens the next. Where the closed file has transactions, the first
     * checkpoint of the next one still names it, and a second follows when the engines have caught up (spec 1.3); here at
     * once.
     */
    public void rotate() {
        boolean caughtUpLater = currentUsed && format.head() == EventFormat.Head.GTID_LIST;
        writtenOffset += rotateBytes();
        open(caughtUpLater ? 1 : 0);
    }

    /**
     * The server starts again and opens another file.
     *
     * @param clean whether it was shut down, so that the last file ends with a Stop event
     */
    public void restart(boolean clean) {
        writtenOffset += clean ? stopBytes() : 0;
        open(0);
    }

    /** RESET MASTER: all files are deleted, the names begin anew. */
    public void reset() {
        firstKept = files.size();
        number = 0;
        open(0);
    }

    /** PURGE BINARY LOGS: the files before this one are deleted; the current one stays. */
    public void purgeBefore(int file) {
        firstKept = Math.max(firstKept, Math.min(file, files.size() - 1));
    }

    /** A file is removed behind the server's back: the index goes on naming it. */
    public void remove(int file) {
        files.set(file, files.get(file).gone());
    }

    /** Notes when a file was last written to, in seconds of the server's clock. */
    public void lastWritten(int file, long second) {
        files.set(file, files.get(file).lastWritten(second));
    }

    /** When a closed file was last written to, in seconds of the server's clock; {@link Long#MAX_VALUE} if not noted. */
    public long lastWritten(int file) {
        return files.get(file).second();
    }

    /** How many files there were so far; the last is the current one. */
    public int count() {
        return files.size();
    }

    /** The oldest file that the index names. */
    public int firstKept() {
        return firstKept;
    }

    /** Whether a file can be read. */
    public boolean exists(int file) {
        return file >= firstKept && file < files.size() && !files.get(file).removed();
    }

    /** The file that the index has under a name, or -1. */
    public int indexOf(String name) {
        for (int file = firstKept; file < files.size(); file++) {
            if (files.get(file).name().equals(name)) {
                return file;
            }
        }
        return -1;
    }

    /** The file an offset lies in; an offset on a border belongs to the file that ends there. */
    public int fileOf(long offset) {
        int file = files.size() - 1;
        while (file > 0 && offset <= files.get(file).start()) {
            file--;
        }
        return file;
    }

    /** The position in its file of an offset. */
    public long positionOf(long offset) {
        return offset - files.get(fileOf(offset)).start();
    }

    /** The name of a file. */
    public String name(int file) {
        return files.get(file).name();
    }

    /** The line of the index file for a file: its name with the directory. */
    public String indexLine(int file) {
        return path + name(file);
    }

    /** The directory that log_bin names, with a slash at its end; {@code ./} is the data directory. */
    public String path() {
        return path;
    }

    /** What log_bin says. */
    public String logBin() {
        return logBin;
    }

    /** What the files are called without their numbers. */
    public String baseName() {
        return baseName;
    }

    /** The name of the current file. */
    public String currentName() {
        return name(files.size() - 1);
    }

    /** The end of what was written in the current file. */
    public long currentPosition() {
        return writtenOffset - files.get(files.size() - 1).start();
    }

    /** The end of what was written, in bytes of all files together. */
    public long writtenOffset() {
        return writtenOffset;
    }

    /** Length of {@code base.NNNNNN}. */
    public int nameLength() {
        return baseName.length() + NUMBER_SUFFIX;
    }

    /** Where a file begins, in bytes of all files together. */
    public long startOf(int file) {
        return files.get(file).start();
    }

    /** Where a file ends, in bytes of all files together; {@link Long#MAX_VALUE} for the current one. */
    public long endOf(int file) {
        return file == files.size() - 1 ? Long.MAX_VALUE : files.get(file + 1).start();
    }

    /** The size of a file. */
    public long sizeOf(int file) {
        return Math.min(endOf(file), writtenOffset) - startOf(file);
    }

    /** The position in a file behind Format_desc and the other events at its head. */
    public long headEnd(int file) {
        return files.get(file).headEnd();
    }

    /** Size of a heartbeat event. */
    public int heartbeatBytes() {
        return HEADER + nameLength() + format.checksumBytes();
    }

    /** Size of a Rotate event, real or artificial. */
    public int rotateBytes() {
        return HEADER + 8 + nameLength() + format.checksumBytes();
    }

    /** Size of a Stop event. */
    public int stopBytes() {
        return HEADER + format.checksumBytes();
    }

    /** Size of the Format_desc event. */
    public int formatDescriptionBytes() {
        return format.formatDescriptionBytes();
    }

    /** How many events are behind Format_desc at the head of a file. */
    public int headEvents(int file) {
        return switch (format.head()) {
            case NONE -> 0;
            case GTID_LIST -> 2 + files.get(file).moreCheckpoints();
            case PREVIOUS_GTIDS -> 1;
        };
    }

    /** How many Binlog_checkpoint events at the head of a file name the file before. */
    public int moreCheckpoints(int file) {
        return files.get(file).moreCheckpoints();
    }

    /** Bytes of the events behind Format_desc at the head of a file. */
    public int headBytes(int file) {
        return (int) headEnd(file) - MAGIC - format.formatDescriptionBytes();
    }

    private int behindFormat(int gtidBytes) {
        return switch (format.head()) {
            case NONE -> 0;
            case GTID_LIST -> HEADER + format.checksumBytes() + gtidBytes + checkpointBytes();
            case PREVIOUS_GTIDS -> HEADER + gtidBytes + format.checksumBytes();
        };
    }

    private Gtids.Head gtidHead() {
        Gtids known = gtids;
        return known != null ? known.head() : new Gtids.Head(format.emptyGtidBytes(), List.of(), null);
    }

    private int checkpointBytes() {
        return HEADER + 4 + nameLength() + format.checksumBytes();
    }

    private void open(int moreCheckpoints) {
        Gtids.Head before = gtidHead();
        int head = MAGIC
                + format.formatDescriptionBytes()
                + behindFormat(before.bytes())
                + moreCheckpoints * checkpointBytes();
        number++;
        String name = String.format(Locale.ROOT, "%s.%06d", baseName, number);
        files.add(new LogFile(name, writtenOffset, head, moreCheckpoints, false, Long.MAX_VALUE, before));
        writtenOffset += head;
        currentUsed = false;
    }

    /** A file: its name, the offset of its first byte, and the position behind the events at its head. */
    private record LogFile(
            String name, long start, int headEnd, int moreCheckpoints, boolean removed, long second, Gtids.Head gtids) {

        LogFile gone() {
            return new LogFile(name, start, headEnd, moreCheckpoints, true, second, gtids);
        }

        LogFile lastWritten(long when) {
            return new LogFile(name, start, headEnd, moreCheckpoints, removed, when, gtids);
        }
    }
}

package org.replsim.binlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The files of a binary log, by name and size (spec 1.3, 3.1). A group is never split; the file is closed after the group
 * that reaches {@code max_binlog_size}.
 */
public final class BinlogFiles {

    private static final int MAGIC = 4;
    private static final int HEADER = 19;

    private final String baseName;
    private final EventFormat format;
    private final List<Long> starts = new ArrayList<>();
    private long writtenOffset;

    /**
     * Opens the first file.
     *
     * @param baseName without the number, such as {@code mysql-bin}
     * @param format sizes of the events in it
     */
    public BinlogFiles(String baseName, EventFormat format) {
        this.baseName = baseName;
        this.format = format;
        open(0);
    }

    /** Adds bytes to the current file; returns the offset behind them. */
    long write(long bytes) {
        writtenOffset += bytes;
        return writtenOffset;
    }

    /** Closes the current file with a Rotate event and opens the next. */
    public void rotate() {
        writtenOffset += rotateBytes();
        open(1);
    }

    /** How many files there were so far; the last is the current one. */
    public int count() {
        return starts.size();
    }

    /** The file an offset lies in, from 0; an offset on a border belongs to the file that ends there. */
    public int fileOf(long offset) {
        int file = starts.size() - 1;
        while (file > 0 && offset <= starts.get(file)) {
            file--;
        }
        return file;
    }

    /** The position in its file of an offset. */
    public long positionOf(long offset) {
        return offset - starts.get(fileOf(offset));
    }

    /** The name of a file, counted from 0. */
    public String name(int file) {
        return String.format(Locale.ROOT, "%s.%06d", baseName, file + 1);
    }

    /** The name of the current file. */
    public String currentName() {
        return name(starts.size() - 1);
    }

    /** The end of what was written in the current file. */
    public long currentPosition() {
        return writtenOffset - starts.get(starts.size() - 1);
    }

    /** The end of what was written, in bytes of all files together. */
    public long writtenOffset() {
        return writtenOffset;
    }

    /** Length of {@code base.NNNNNN}. */
    public int nameLength() {
        return baseName.length() + 7;
    }

    /** Where a file ends, in bytes of all files together; {@link Long#MAX_VALUE} for the current one. */
    public long endOf(int file) {
        return file == starts.size() - 1 ? Long.MAX_VALUE : starts.get(file + 1);
    }

    /** Size of a heartbeat event. */
    public int heartbeatBytes() {
        return HEADER + nameLength() + format.checksumBytes();
    }

    /** Size of a Rotate event, real or artificial. */
    public int rotateBytes() {
        return HEADER + 8 + nameLength() + format.checksumBytes();
    }

    /** Size of the Format_desc event. */
    public int formatDescriptionBytes() {
        return format.formatDescriptionBytes();
    }

    /** How many events are behind Format_desc at the head of a file: Gtid_list and Binlog_checkpoint. */
    public int headEvents() {
        return format.gtidBytes() == 0 ? 0 : 2;
    }

    /**
     * Bytes of the events behind Format_desc at the head of a file.
     *
     * @param domains GTID domains already in use
     */
    public int headBytes(int domains) {
        if (headEvents() == 0) {
            return 0;
        }
        int list =
                domains == 0 ? HEADER + 6 + format.checksumBytes() : HEADER + 4 + format.checksumBytes() + 16 * domains;
        return list + checkpointBytes();
    }

    private int checkpointBytes() {
        return HEADER + 4 + nameLength() + format.checksumBytes();
    }

    private void open(int domains) {
        starts.add(writtenOffset);
        writtenOffset += MAGIC + format.formatDescriptionBytes() + headBytes(domains);
    }
}

package org.replsim.binlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's binary log as columns: one row per transaction, numbered from 0 in the order of the log. Offsets count the
 * bytes of all files together; {@link BinlogFiles} turns them into file and position. Rows behind the slowest reader are
 * recycled.
 */
public final class Binlog {

    /** Committed in the engine: other sessions see it. */
    public static final byte VISIBLE = 1;
    /** The client has its OK. */
    public static final byte ACKNOWLEDGED = 2;
    /** It shares its commit group, so its GTID event carries a commit id. */
    public static final byte GROUPED = 4;
    /** It is the last of its commit group. */
    public static final byte GROUP_END = 8;
    /** It waited for a row lock while it ran. */
    public static final byte WAITED = 16;

    private final String server;
    private final long backlogLimit;
    private final BinlogFiles files;
    private final Gtids gtids;
    private final List<LogCursor> readers = new ArrayList<>();

    private @Nullable Segment[] segments = new @Nullable Segment[64];
    private final ArrayList<Segment> spare = new ArrayList<>();
    private long firstSegment;
    private long written;
    private long published;
    /** Rows that are kept though no reader needs them. */
    private long history;

    /**
     * @param server whose log it is
     * @param files its files
     * @param backlogLimit most rows that may be kept for the slowest reader
     */
    public Binlog(String server, BinlogFiles files, long backlogLimit) {
        this(server, files, backlogLimit, new Gtids(Gtids.Kind.DOMAINS));
    }

    /**
     * A log whose transactions are numbered.
     *
     * @param gtids of the server
     */
    public Binlog(String server, BinlogFiles files, long backlogLimit, Gtids gtids) {
        this.server = server;
        this.files = files;
        this.backlogLimit = backlogLimit;
        this.gtids = gtids;
        files.gtids(gtids);
    }

    /** Keeps rows for this reader from its cursor on, and the one before, whose end is where the reader stands. */
    public void addReader(LogCursor cursor) {
        readers.add(cursor);
    }

    /** Its files. */
    public BinlogFiles files() {
        return files;
    }

    /** The GTIDs of its server. */
    public Gtids gtids() {
        return gtids;
    }

    /** Writes a transaction of this server at the end; not yet to be read by dump threads. */
    public long append(long id, long bytes, long statementSecond, long commitSecond, byte flags) {
        return append(gtids.writer(), 0, id, bytes, statementSecond, commitSecond, flags);
    }

    /**
     * Writes a transaction, perhaps of another server.
     *
     * @param origin who made it, see {@link Gtids}
     * @param numbered its number there; 0: it gets one here, as far as this server gives any
     */
    public long append(
            long origin, long numbered, long id, long bytes, long statementSecond, long commitSecond, byte flags) {
        long sequence = numbered == 0 || gtids.kind() == Gtids.Kind.NONE ? gtids.next(origin) : numbered;
        long row = written;
        Segment segment = (row & Segment.MASK) == 0 ? newSegment(row >> Segment.BITS) : segment(row);
        int at = (int) row & Segment.MASK;
        segment.id[at] = id;
        segment.endOffset[at] = files.write(bytes);
        segment.seconds[at] = (commitSecond << 32) | (statementSecond & 0xffffffffL);
        segment.flags[at] = flags;
        segment.publishedNanos[at] = Long.MAX_VALUE;
        segment.gtid(at, origin, sequence);
        gtids.logged(origin, sequence);
        written = row + 1;
        return row;
    }

    /** Dump threads may now read the rows before {@code end}. */
    public void publish(long end, long nowNanos) {
        for (long row = published; row < end; row++) {
            segment(row).publishedNanos[(int) row & Segment.MASK] = nowNanos;
        }
        published = end;
    }

    /** Rows written: the number of the next one. */
    public long written() {
        return written;
    }

    /** Rows that may be read. */
    public long published() {
        return published;
    }

    /** The transaction of a row. */
    public long id(long row) {
        return segment(row).id[(int) row & Segment.MASK];
    }

    /** Who made the transaction of a row: domain (MySQL: source) and server_id, see {@link Gtids}. */
    public long origin(long row) {
        return segment(row).origin((int) row & Segment.MASK);
    }

    /** The number of a row's GTID; 0 if it has none. */
    public long sequence(long row) {
        return segment(row).sequence((int) row & Segment.MASK);
    }

    /** MariaDB's GTID of a row. */
    public Gtid gtid(long row) {
        return Gtid.of(origin(row), sequence(row));
    }

    /** The first row of the oldest file that the index names, as far as rows are kept. */
    public long firstOfFiles() {
        return firstBehind(files.startOf(files.firstKept()));
    }

    /** Where it ends, in bytes of all files together. */
    public long endOffset(long row) {
        return segment(row).endOffset[(int) row & Segment.MASK];
    }

    /** When it could first be read, nanoseconds; {@link Long#MAX_VALUE} before. */
    public long publishedNanos(long row) {
        return segment(row).publishedNanos[(int) row & Segment.MASK];
    }

    /** Second of the server's clock at which its last statement began; for a DDL, ended. */
    public long statementSecond(long row) {
        return (int) segment(row).seconds[(int) row & Segment.MASK];
    }

    /** Second of the server's clock at which its COMMIT began; without one, that of its statement. */
    public long commitSecond(long row) {
        return segment(row).seconds[(int) row & Segment.MASK] >> 32;
    }

    /** Whether all of the given flags are set. */
    public boolean has(long row, byte flags) {
        return (segment(row).flags[(int) row & Segment.MASK] & flags) == flags;
    }

    /** Notes {@code last_committed} of a row: it can be applied when all rows before {@code parent} are. */
    public void dependsOn(long row, long parent) {
        segment(row).parents()[(int) row & Segment.MASK] = parent;
    }

    /** What {@link #dependsOn} has noted; the row itself in a log without dependencies: all before it come first. */
    public long parent(long row) {
        Segment segment = segment(row);
        return segment.hasParents() ? segment.parents()[(int) row & Segment.MASK] : row;
    }

    /** Sets flags of a row. */
    public void mark(long row, byte flags) {
        segment(row).flags[(int) row & Segment.MASK] |= flags;
    }

    /** The first row that is kept: that of the oldest segment. */
    public long firstKept() {
        return firstSegment << Segment.BITS;
    }

    /** The first kept row that ends behind an offset; {@link #written} if none does. */
    public long firstBehind(long offset) {
        long low = firstKept();
        long high = written;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (endOffset(middle) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a row is the first of its file or begins where the one before ends. */
    boolean beginsAt(long row, long offset) {
        int file = files.fileOf(endOffset(row));
        long head = files.startOf(file) + files.headEnd(file);
        return offset == head || (row > firstKept() && endOffset(row - 1) == offset);
    }

    /** No reader of the given cursor any more. */
    public void removeReader(LogCursor cursor) {
        readers.remove(cursor);
    }

    /** Keeps this many rows more than its readers need, for who asks for old positions. */
    public void keep(long rows) {
        history = rows;
    }

    /** {@link #keep} without letting go of what is kept already. */
    public void keepAtLeast(long rows) {
        history = Math.max(history, rows);
    }

    /** Stretches of rows that are kept or set aside for later rows: what the log takes of the memory. */
    int segments() {
        int kept = 0;
        while (kept < segments.length && segments[kept] != null) {
            kept++;
        }
        return kept + spare.size();
    }

    private Segment segment(long row) {
        int at = (int) ((row >> Segment.BITS) - firstSegment);
        Segment segment = at < 0 ? null : segments[at];
        if (segment == null) {
            throw new IllegalStateException("row " + row + " of " + server + "'s binary log is not kept");
        }
        return segment;
    }

    private Segment newSegment(long number) {
        recycle(number);
        int at = (int) (number - firstSegment);
        if (at == segments.length) {
            segments = Arrays.copyOf(segments, 2 * at);
        }
        Segment segment = spare.isEmpty() ? new Segment() : spare.remove(spare.size() - 1);
        segments[at] = segment;
        return segment;
    }

    private void recycle(long next) {
        long needed = Math.max(0, written - history);
        String slowest = server;
        for (LogCursor reader : readers) {
            if (reader.row() < needed) {
                needed = reader.row();
                slowest = reader.owner();
            }
        }
        if (written - needed > Math.max(backlogLimit, history)) {
            throw new BacklogExceeded(server, slowest, written - needed);
        }
        int free = (int) ((Math.max(0, needed - 1) >> Segment.BITS) - firstSegment);
        if (free > 0) {
            for (int i = 0; i < free; i++) {
                Segment segment = segments[i];
                if (segment != null) {
                    spare.add(segment);
                }
            }
            int kept = (int) (next - firstSegment) - free;
            System.arraycopy(segments, free, segments, 0, kept);
            Arrays.fill(segments, kept, kept + free, null);
            firstSegment += free;
        }
    }
}

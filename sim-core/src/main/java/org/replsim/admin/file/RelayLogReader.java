package org.replsim.admin.file;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Cluster;
import org.replsim.server.Server;
import org.replsim.server.replica.RelayLog.RelayFile;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.DumpThread;

/**
 * Reads a relay log event by event (spec 1.6). The model keeps the sizes of its files and which transactions end in them;
 * what stands at a file's head and end follows from these.
 */
public final class RelayLogReader {

    private static final int HEADER = 19;
    private static final int MAGIC = 4;
    private static final int POSITION_BYTES = 8;

    private final Replica replica;
    private final Server server;
    private final Binlog binlog;
    private final BinlogFiles files;
    private final Server source;
    private final TransactionEvents events;
    private final @Nullable BinlogReader sourceReader;

    /** Events of the row under way that are in earlier files. */
    private int partial;

    /** @param replica whose relay log it is */
    public RelayLogReader(Cluster cluster, Replica replica) {
        this.replica = replica;
        server = replica.server();
        source = replica.upstream().server();
        binlog = replica.upstream().log();
        files = binlog.files();
        events = new TransactionEvents(cluster, source, binlog, true);
        sourceReader = replica.upstream() instanceof DumpThread dump ? new BinlogReader(cluster, dump.source()) : null;
    }

    /** What a file holds beside complete transactions: events at its head, of the next transaction, and at its end. */
    private record Frame(Head head, int begun, int closingBytes) {}

    /** What a file has behind its own Format_desc. */
    private enum Head {
        NOTHING,
        REAL_ROTATE,
        DUMP,
        DUMP_FROM_HEAD,
        REPEATED
    }

    /** The events of a file that exists. */
    public List<LogEntry> read(RelayFile wanted) {
        partial = 0;
        List<RelayFile> existing = replica.relayLog().files();
        long row = firstRow(existing.get(0));
        for (int i = 0; i < existing.size(); i++) {
            RelayFile file = existing.get(i);
            boolean current = i == existing.size() - 1;
            Frame frame = frame(file, row, current);
            if (file.number() == wanted.number()) {
                return write(
                        file, row, frame, current ? "" : existing.get(i + 1).name());
            }
            partial = frame.begun();
            row = file.rowsAtEnd();
        }
        return List.of();
    }

    /** The first transaction that ends in the oldest file: as many as have room in it. */
    private long firstRow(RelayFile oldest) {
        long row = oldest.rowsAtEnd();
        long position = oldest.rowEnd();
        while (row > binlog.firstKept() && position - bytesOf(row - 1, 0) >= oldest.head() && position > 0) {
            position -= bytesOf(--row, 0);
        }
        return row;
    }

    private Frame frame(RelayFile file, long firstRow, boolean current) {
        long rest = file.bytes() - MAGIC - server.profile().format().formatDescriptionBytes();
        for (long row = firstRow; row < file.rowsAtEnd(); row++) {
            rest -= bytesOf(row, row == firstRow ? partial : 0);
        }
        int from = file.rowsAtEnd() > firstRow ? 0 : partial;
        long known = file.head() - MAGIC - server.profile().format().formatDescriptionBytes();
        for (Head head : Head.values()) {
            if (known > 0 && bytesOf(head, firstRow) != known) {
                continue;
            }
            for (int closing : current ? new int[] {0} : new int[] {rotateBytes(), stopBytes(), 0}) {
                int begun = begun(file.rowsAtEnd(), from, rest - bytesOf(head, firstRow) - closing);
                if (begun >= 0) {
                    return new Frame(head, begun, closing);
                }
            }
        }
        return new Frame(Head.NOTHING, from, 0);
    }

    /** How many events of a row are there if those from {@code from} on take so many bytes; -1 if that cannot be. */
    private int begun(long row, int from, long bytes) {
        if (bytes == 0) {
            return from;
        }
        if (bytes < 0 || row >= binlog.written() || row < binlog.firstKept()) {
            return -1;
        }
        List<Piece> pieces = sent(row);
        long sum = 0;
        for (int event = from; event < pieces.size() && sum < bytes; event++) {
            sum += pieces.get(event).bytes();
            if (sum == bytes) {
                return event + 1;
            }
        }
        return -1;
    }

    private List<LogEntry> write(RelayFile file, long firstRow, Frame frame, String next) {
        LogWriter log = new LogWriter(file.name());
        long second = server.host().clock().seconds(server.startedNanos());
        log.add(BinlogReader.formatDescription(server), server.serverId(), second);
        writeHead(frame.head(), firstRow, log);
        for (long row = firstRow; row < file.rowsAtEnd(); row++) {
            writeRow(row, row == firstRow ? partial : 0, Integer.MAX_VALUE, log);
        }
        if (frame.begun() > 0) {
            writeRow(file.rowsAtEnd(), file.rowsAtEnd() > firstRow ? 0 : partial, frame.begun(), log);
        }
        if (frame.closingBytes() == rotateBytes()) {
            log.add(new Piece("Rotate", rotateBytes(), next + ";pos=4"), server.serverId(), second);
        } else if (frame.closingBytes() > 0) {
            log.add(new Piece("Stop", stopBytes(), ""), server.serverId(), second);
        }
        return log.entries();
    }

    private void writeHead(Head head, long firstRow, LogWriter log) {
        int file = fileOf(firstRow);
        boolean fromHead = head == Head.DUMP_FROM_HEAD;
        long position = fromHead || head == Head.REAL_ROTATE ? MAGIC : startOf(firstRow, file);
        if (head == Head.REAL_ROTATE || head == Head.DUMP || fromHead) {
            boolean real = head == Head.REAL_ROTATE && file > 0;
            log.add(
                    new Piece("Rotate", files.rotateBytes(), files.name(file) + ";pos=" + position),
                    source.serverId(),
                    -1,
                    real ? files.sizeOf(file - 1) : 0);
        }
        if (head == Head.DUMP || fromHead || head == Head.REPEATED) {
            Piece format = BinlogReader.formatDescription(source);
            log.add(format, source.serverId(), second(firstRow), fromHead ? MAGIC + format.bytes() : 0);
        }
        if (fromHead && sourceReader != null) {
            long end = (long) MAGIC + files.formatDescriptionBytes();
            for (Piece piece : sourceReader.headEvents(file)) {
                end += piece.bytes();
                log.add(piece, source.serverId(), second(firstRow), end);
            }
        }
    }

    private void writeRow(long row, int from, int to, LogWriter log) {
        if (isOwn(row)) {
            return;
        }
        long serverId = Origins.serverId(binlog, row);
        List<Piece> pieces = events.of(row);
        int file = files.fileOf(binlog.endOffset(row));
        long position = binlog.endOffset(row) - files.startOf(file);
        position -= pieces.stream().mapToLong(Piece::bytes).sum();
        int sent = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            position += piece.bytes();
            if (isSent(piece)) {
                if (sent >= from && sent < to) {
                    log.add(
                            piece,
                            serverId,
                            Objects.requireNonNull(sourceReader).secondOf(pieces, i, row),
                            position);
                }
                sent++;
            }
        }
    }

    /** The replica does not take what it has made itself (spec 1.5). */
    private List<Piece> sent(long row) {
        if (isOwn(row)) {
            return List.of();
        }
        return events.of(row).stream().filter(RelayLogReader::isSent).toList();
    }

    private boolean isOwn(long row) {
        long id = binlog.id(row);
        return server.transactions().origin(id) == server.index();
    }

    private static boolean isSent(Piece piece) {
        return !piece.type().equals("Annotate_rows");
    }

    private long bytesOf(long row, int leftOut) {
        return sent(row).stream().skip(leftOut).mapToLong(Piece::bytes).sum();
    }

    private long bytesOf(Head head, long firstRow) {
        int format = files.formatDescriptionBytes();
        return switch (head) {
            case NOTHING -> 0;
            case REAL_ROTATE -> files.rotateBytes();
            case DUMP -> files.rotateBytes() + format;
            case DUMP_FROM_HEAD -> files.rotateBytes() + format + files.headBytes(fileOf(firstRow));
            case REPEATED -> format;
        };
    }

    /** The source's file in which a row is, or will be. */
    private int fileOf(long row) {
        return row < binlog.written() && row >= binlog.firstKept()
                ? files.fileOf(binlog.endOffset(row))
                : files.count() - 1;
    }

    private long startOf(long row, int file) {
        return row > binlog.firstKept() && files.fileOf(binlog.endOffset(row - 1)) == file
                ? binlog.endOffset(row - 1) - files.startOf(file)
                : files.headEnd(file);
    }

    private long second(long row) {
        return sourceReader == null ? 0 : sourceReader.secondBefore(row);
    }

    private int rotateBytes() {
        return HEADER
                + POSITION_BYTES
                + replica.relayLog().name(1).length()
                + server.profile().format().checksumBytes();
    }

    private int stopBytes() {
        return HEADER + server.profile().format().checksumBytes();
    }
}

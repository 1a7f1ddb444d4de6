package org.replsim.admin.file;

import java.util.ArrayList;
import java.util.List;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.binlog.EventFormat;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.GtidSet;
import org.replsim.cluster.Cluster;
import org.replsim.server.Release;
import org.replsim.server.Server;
import org.replsim.server.source.Source;

/**
 * Reads a binary log event by event. Transactions that the model does not keep any more (see {@link Binlog#keep}) are left
 * out; those that follow have their right positions.
 */
public final class BinlogReader {

    private static final int CHECKPOINT_FIXED = 23;

    private final Server server;
    private final Binlog binlog;
    private final BinlogFiles files;
    private final EventFormat format;
    private final TransactionEvents events;

    /** @param source whose log it is */
    public BinlogReader(Cluster cluster, Source source) {
        server = source.server();
        binlog = source.binlog();
        files = binlog.files();
        format = server.profile().format();
        events = new TransactionEvents(cluster, server, binlog, true);
    }

    /** The events of a file, by its place among all files there ever were. */
    public List<LogEntry> read(int file) {
        LogWriter log = new LogWriter(files.name(file));
        long firstRow = binlog.firstBehind(files.startOf(file) + 1);
        long second = secondBefore(firstRow);
        log.add(formatDescription(server), server.serverId(), second);
        headEvents(file).forEach(piece -> log.add(piece, server.serverId(), second));
        for (long row = firstRow; row < binlog.written() && files.fileOf(binlog.endOffset(row)) == file; row++) {
            List<Piece> pieces = events.of(row);
            long bytes = pieces.stream().mapToLong(Piece::bytes).sum();
            log.skipTo(binlog.endOffset(row) - files.startOf(file) - bytes);
            write(pieces, row, log);
        }
        end(file, log);
        return log.entries();
    }

    /** The last Format_desc of a server, in each of its files. */
    static Piece formatDescription(Server server) {
        String version = Release.of(server.profile()).version(true);
        return new Piece(
                "Format_desc",
                server.profile().format().formatDescriptionBytes(),
                "Server ver: " + version + ", Binlog ver: 4");
    }

    /** Type, size and text of what stands behind Format_desc at the head of a file. */
    List<Piece> headEvents(int file) {
        return switch (format.head()) {
            case NONE -> List.of();
            case PREVIOUS_GTIDS -> List.of(new Piece("Previous_gtids", files.headBytes(file), previous(file)));
            case GTID_LIST -> {
                int checkpoint = CHECKPOINT_FIXED + files.nameLength() + format.checksumBytes();
                int more = files.moreCheckpoints(file);
                int list = files.headBytes(file) - (1 + more) * checkpoint;
                String gtids = Gtid.text(files.gtids(file).list());
                List<Piece> head = new ArrayList<>();
                head.add(new Piece("Gtid_list", list, "[" + gtids + "]"));
                for (int named = file - more; named <= file; named++) {
                    head.add(new Piece("Binlog_checkpoint", checkpoint, files.name(named)));
                }
                yield head;
            }
        };
    }

    private String previous(int file) {
        GtidSet set = files.gtids(file).previous();
        return set == null ? "" : set.text(server.transactions()::uuid);
    }

    private void write(List<Piece> pieces, long row, LogWriter log) {
        long serverId = Origins.serverId(binlog, row);
        for (int i = 0; i < pieces.size(); i++) {
            log.add(pieces.get(i), serverId, secondOf(pieces, i, row));
        }
    }

    /** GTID and Xid bear the time of the COMMIT, what is between them that of the statement (spec 3.7). */
    long secondOf(List<Piece> pieces, int place, long row) {
        String type = pieces.get(place).type();
        boolean commit = place == pieces.size() - 1 || type.endsWith("Gtid");
        return commit ? binlog.commitSecond(row) : binlog.statementSecond(row);
    }

    /** What closed the file: a Rotate event, a Stop event, or nothing if the server died. */
    private void end(int file, LogWriter log) {
        if (file == files.count() - 1) {
            return;
        }
        long rest = files.sizeOf(file) - log.position();
        long second = secondBefore(binlog.firstBehind(files.endOf(file) + 1));
        if (rest == files.rotateBytes()) {
            log.add(
                    new Piece("Rotate", files.rotateBytes(), files.name(file + 1) + ";pos=4"),
                    server.serverId(),
                    second);
        } else if (rest == files.stopBytes()) {
            log.add(new Piece("Stop", files.stopBytes(), ""), server.serverId(), second);
        }
    }

    /** When the last transaction before a row was committed, or else the server started. */
    long secondBefore(long row) {
        return row > binlog.firstKept()
                ? binlog.commitSecond(row - 1)
                : server.host().clock().seconds(server.startedNanos());
    }
}

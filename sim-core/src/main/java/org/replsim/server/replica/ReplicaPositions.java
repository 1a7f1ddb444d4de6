package org.replsim.server.replica;

import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.binlog.DumpStart;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.GtidSet;
import org.replsim.binlog.GtidStart;
import org.replsim.binlog.GtidState;
import org.replsim.binlog.Gtids;
import org.replsim.server.Generation;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.RelayLog.RelayFile;

/**
 * Where a replica stands, in the files of its source and in its own (spec 3.5): how far the IO thread has read, and up to
 * which group the SQL thread has executed. Worked out from the numbers of transactions when somebody asks.
 */
public final class ReplicaPositions {

    /** A position in a file of the source's log. */
    public record SourcePosition(String file, long position) {}

    /** The group position of the SQL thread, in a relay log file and in the source's log. */
    public record GroupPosition(String relayFile, long relayPosition, SourcePosition source) {}

    private final Replica replica;
    private final Incoming incoming;
    private GroupPosition stoppedAt;
    /** The source's file that is being received, by its place; -1 before the first connect. */
    private int file = -1;
    /** The first transaction received of this file, and the position where it begins. */
    private long fileRow;

    private long filePosition;
    /** Where the very first dump began. */
    private long firstRow = -1;

    private SourcePosition first;
    /** What the source leaves out, as the replica had it when it first connected. */
    private @Nullable LongPredicate leftOut;

    ReplicaPositions(Replica replica) {
        this.replica = replica;
        incoming =
                new Incoming(replica.server(), replica.upstream().server(), replica.sourceLog(), replica.ownEvents());
        MasterInfo info = replica.info();
        first = new SourcePosition(info.logFile(), info.logPos());
        stoppedAt = new GroupPosition(replica.relayLog().name(1), MasterInfo.FIRST_POSITION, first);
    }

    /** Whether the source has ever sent anything. */
    public boolean known() {
        return file >= 0;
    }

    /** Master_Log_File and Read_Master_Log_Pos. */
    public SourcePosition read() {
        if (!known()) {
            return new SourcePosition(replica.info().logFile(), replica.info().logPos());
        }
        SourcePosition complete = sourcePosition(replica.relayLog().nextRow());
        return new SourcePosition(complete.file(), complete.position() + partialBytes());
    }

    /** Relay_Log_File, Relay_Log_Pos, Relay_Master_Log_File and Exec_Master_Log_Pos. */
    public GroupPosition group() {
        return replica.applier().running() ? at(replica.applier().appliedRows()) : stoppedAt;
    }

    /** Where the dump goes on when the connection was lost, or begins. */
    DumpStart resume() {
        Binlog log = replica.sourceLog();
        if (known()) {
            long row = replica.relayLog().nextRow();
            boolean insideLost = replica.relayLog().partialEvents() > 0 && log.present(row) > row;
            return DumpStart.again(log, file, insideLost ? row + 1 : row, leftOut);
        }
        DumpStart start = byGtid(log);
        if (start == null) {
            return DumpStart.find(log, replica.info().logFile(), replica.info().logPos());
        }
        leftOut = start.known();
        return start;
    }

    /** Where the GTIDs say that it begins; null if file and position say so. */
    private @Nullable DumpStart byGtid(Binlog log) {
        Server source = replica.upstream().server();
        Gtids gtids = replica.server().gtids();
        if (!replica.info().usesGtid() || source.gtids().kind() != gtids.kind()) {
            return null;
        }
        if (gtids.kind() == Gtids.Kind.SETS) {
            boolean newWords = source.profile().generation() != Generation.MYSQL_5_7;
            return GtidStart.missing(log, gtids.executed(), source.transactions(), newWords);
        }
        boolean current = replica.info().usingGtid().equals("Current_Pos");
        return GtidStart.behind(
                log,
                current ? gtids.current() : gtids.applied().position(),
                source.variables().flag(ServerVariable.GTID_STRICT_MODE));
    }

    /** Gtid_IO_Pos: the last GTID of each domain that the IO thread has received, or began behind. */
    public List<Gtid> received() {
        GtidState both = new GtidState();
        both.set(replica.server().gtids().applied().position());
        if (known()) {
            for (long row = replica.applier().appliedRows();
                    row < replica.relayLog().receivedRows();
                    row++) {
                if (!replica.ownEvents().drops(row)) {
                    both.add(
                            replica.sourceLog().origin(row), replica.sourceLog().sequence(row));
                }
            }
        }
        return both.position();
    }

    /** MySQL's Retrieved_Gtid_Set: what the IO thread has received since CHANGE MASTER. */
    public GtidSet retrieved() {
        GtidSet set = new GtidSet();
        if (known() && replica.sourceLog().gtids().kind() == Gtids.Kind.SETS) {
            Binlog log = replica.sourceLog();
            for (long row = Math.max(firstRow, log.firstKept());
                    row < replica.relayLog().receivedRows();
                    row++) {
                if (log.sequence(row) > 0 && !replica.ownEvents().drops(row)) {
                    set.add(Gtid.domain(log.origin(row)), log.sequence(row));
                }
            }
        }
        return set;
    }

    /** An artificial Rotate has come: what follows is of this file. */
    void fileBegins(int place, boolean fromHead) {
        if (fromHead) {
            filePosition = replica.sourceLog().files().headEnd(place);
        } else if (!known() && replica.info().usesGtid()) {
            long offset = replica.sourceLog().endOffset(replica.relayLog().receivedRows() - 1);
            filePosition = offset - replica.sourceLog().files().startOf(place);
        } else {
            filePosition = read().position() - partialBytes();
        }
        file = place;
        fileRow = replica.relayLog().receivedRows();
        if (firstRow < 0) {
            firstRow = fileRow;
            first = sourcePosition(fileRow);
        }
    }

    /** The source's file that is being received, by its place; -1 before the first connect. */
    int file() {
        return file;
    }

    /** The IO thread goes on before a row that it has passed already. */
    void standAt(long row) {
        if (row != fileRow) {
            SourcePosition at = sourcePosition(row);
            file = replica.sourceLog().files().indexOf(at.file());
            fileRow = row;
            filePosition = at.position();
        }
    }

    /** The power is gone: where the IO thread will go on, and where the SQL thread stands. */
    void powerLost(long row, long executed) {
        if (!replica.applier().running()) {
            stoppedAt = at(executed);
        }
        standAt(row);
    }

    /** The SQL thread ends here. */
    void sqlThreadStops() {
        stoppedAt = at(replica.applier().appliedRows());
    }

    /** Takes over from before the server was started again. */
    void resumeFrom(ReplicaPositions before) {
        stoppedAt = before.group();
        file = before.file;
        fileRow = before.fileRow;
        filePosition = before.filePosition;
        firstRow = before.firstRow;
        first = before.first;
        leftOut = before.leftOut;
    }

    /** Where a received transaction begins in the source's log; its file is that in which it ends. */
    SourcePosition sourceStart(long row) {
        Binlog log = replica.sourceLog();
        BinlogFiles files = log.files();
        int place = files.fileOf(log.endOffset(row));
        long start = row > log.firstKept() ? log.endOffset(row - 1) - files.startOf(place) : 0;
        return new SourcePosition(files.name(place), Math.max(start, files.headEnd(place)));
    }

    /** The group position when all before a transaction is applied. */
    GroupPosition at(long applied) {
        if (!known()) {
            return stoppedAt;
        }
        RelayLog relay = replica.relayLog();
        SourcePosition source = sourcePosition(applied);
        RelayFile last = relay.files().get(relay.files().size() - 1);
        if (applied == relay.receivedRows()) {
            return new GroupPosition(last.name(), Math.max(last.head(), last.bytes() - partialBytes()), source);
        }
        for (RelayFile each : relay.files()) {
            if (each.rowsAtEnd() > applied) {
                return new GroupPosition(each.name(), startOf(applied, each), source);
            }
        }
        return new GroupPosition(last.name(), last.bytes(), source);
    }

    /** Where a transaction begins in the relay file in which it ends. */
    private long startOf(long row, RelayFile relayFile) {
        long position = relayFile.rowEnd();
        for (long each = row; each < relayFile.rowsAtEnd(); each++) {
            position -= incoming.of(each).bytes();
        }
        return Math.max(relayFile.head(), position);
    }

    /** The end of the transaction before {@code row} in the source's log, or the file head behind it. */
    private SourcePosition sourcePosition(long row) {
        BinlogFiles files = replica.sourceLog().files();
        if (row == fileRow) {
            return new SourcePosition(files.name(file), filePosition);
        }
        if (row == firstRow) {
            return first;
        }
        if (row <= replica.sourceLog().firstKept()) { // the engine has lost more than came by this connection
            int oldest = files.firstKept();
            return new SourcePosition(files.name(oldest), files.headEnd(oldest));
        }
        long offset = replica.sourceLog().endOffset(row - 1);
        int place = files.fileOf(offset);
        return new SourcePosition(files.name(place), offset - files.startOf(place));
    }

    long partialBytes() {
        int events = replica.relayLog().partialEvents();
        return events == 0 ? 0 : incoming.of(replica.relayLog().receivedRows()).bytesOfFirst(events);
    }
}

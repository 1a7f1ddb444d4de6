package org.replsim.failover;

import java.util.Arrays;
import java.util.Optional;
import org.replsim.admin.Answer;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.server.replica.Replica;

/** Where things stand in binary logs. */
final class Places {

    private Places() {}

    /** The position behind a transaction in a log, as who compares logs finds it; none if the log does not have it. */
    static Optional<Position> behind(Binlog log, long id) {
        for (long row = log.written() - 1; row >= log.firstKept(); row--) {
            if (log.id(row) == id) {
                long offset = log.endOffset(row);
                BinlogFiles files = log.files();
                int file = files.fileOf(offset);
                return Optional.of(new Position(files.name(file), offset - files.startOf(file)));
            }
        }
        return Optional.empty();
    }

    /** The last transaction of its source's log that a replica has applied; -1 for none. */
    static long lastApplied(Replica replica) {
        Binlog log = replica.upstream().log();
        long row = replica.applier().appliedRows() - 1;
        return row >= log.firstKept() && row < log.written() ? log.id(row) : -1;
    }

    /** Acknowledged transactions from a row on that were made on a server: as a replica it logs those of others, too. */
    static long stranded(Node node, long fromRow) {
        Binlog log = node.engine().binlog();
        Server server = node.server();
        long count = 0;
        for (long row = Math.max(fromRow, log.firstKept()); row < log.written(); row++) {
            boolean own = server.transactions().origin(log.id(row)) == server.index();
            count += own && log.has(row, Binlog.ACKNOWLEDGED) ? 1 : 0;
        }
        return count;
    }

    /** All transactions that a log keeps, ascending by name. */
    static long[] ids(Binlog log) {
        long first = log.firstKept();
        long[] ids = new long[(int) (log.written() - first)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = log.id(first + i);
        }
        Arrays.sort(ids);
        return ids;
    }

    /** What SHOW MASTER STATUS says; {@link Position#NONE} if it says nothing. */
    static Position of(Answer answer) {
        if (!(answer instanceof Answer.ResultSet rows) || rows.rows().isEmpty()) {
            return Position.NONE;
        }
        String file = rows.rows().get(0).get(0);
        String offset = rows.rows().get(0).get(1);
        return file == null || offset == null ? Position.NONE : new Position(file, Long.parseLong(offset));
    }
}

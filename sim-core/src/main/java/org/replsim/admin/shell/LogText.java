package org.replsim.admin.shell;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.host.HostClock;
import org.replsim.server.replica.RelayLog.RelayFile;
import org.replsim.server.replica.Replica;
import org.replsim.table.LogEvent;
import org.replsim.table.TypedTransaction;
import org.replsim.table.TypedTransactions;

/** What mysqlbinlog prints of a log: typed transactions as statements, those of load as their sizes. */
final class LogText {

    private final Cluster cluster;
    private final Node node;

    LogText(Cluster cluster, Node node) {
        this.cluster = cluster;
        this.node = node;
    }

    /** A file of the binary log, by its place among all. */
    String binaryLog(int file) {
        Binlog log = node.engine().binlog();
        BinlogFiles files = log.files();
        StringBuilder text = head(files.sizeOf(file));
        long start = files.startOf(file);
        long end = Math.min(files.endOf(file), files.writtenOffset());
        long row = Math.max(log.firstKept(), log.firstBehind(start + files.headEnd(file)));
        for (; row < log.written() && log.endOffset(row) <= end; row++) {
            long position = log.endOffset(row) - start;
            group(text, log, row, position - node.engine().bytesOf(row), position, node);
        }
        return tail(text);
    }

    /** A file of the relay log. */
    String relayLog(RelayFile file) {
        StringBuilder text = head(file.bytes());
        Replica replica = node.replica();
        if (replica != null && file.rowEnd() > 0) {
            Binlog log = replica.upstream().log();
            Node source = cluster.node(replica.upstream().server().name());
            long position = file.rowEnd();
            long row = file.rowsAtEnd();
            while (row > log.firstKept() && position > file.head()) {
                row--;
                position -= source.engine().bytesOf(row);
            }
            for (; row < file.rowsAtEnd(); row++) {
                long bytes = source.engine().bytesOf(row);
                group(text, log, row, position, position + bytes, source);
                position += bytes;
            }
        }
        return tail(text);
    }

    private StringBuilder head(long bytes) {
        return new StringBuilder("DELIMITER /*!*/;\n")
                .append("# at 4\n#server id ")
                .append(node.server().serverId())
                .append("  Start: binlog v 4, server created, ")
                .append(bytes)
                .append(" bytes\n");
    }

    private static String tail(StringBuilder text) {
        return text.append("DELIMITER ;\n# End of log file\nROLLBACK /* added by mysqlbinlog */;\n")
                .toString();
    }

    private void group(StringBuilder text, Binlog log, long row, long begin, long end, Node writer) {
        text.append("# at ").append(begin).append("\n#");
        text.append(Dates.format("%y%m%d %T", HostClock.EPOCH_SECONDS + log.commitSecond(row)));
        text.append(" server id ").append(writer.server().serverId());
        text.append("  end_log_pos ").append(end).append('\n');
        TypedTransaction typed = typed(log.id(row));
        if (typed == null) {
            text.append("### ").append(end - begin).append(" bytes of load\n");
            return;
        }
        if (!typed.ddl()) {
            text.append("BEGIN\n/*!*/;\n");
        }
        typed.events().forEach(event -> event(text, event));
    }

    private @Nullable TypedTransaction typed(long id) {
        return TypedTransactions.typed(id) ? cluster.typed().get(id) : null;
    }

    private static void event(StringBuilder text, LogEvent event) {
        if (event instanceof LogEvent.Query query) {
            if (query.sql().equals("BEGIN")) {
                return;
            }
            if (query.showsUse() && !query.database().isEmpty()) {
                text.append("use `").append(query.database()).append("`/*!*/;\n");
            }
            text.append(query.sql()).append("\n/*!*/;\n");
        } else if (event instanceof LogEvent.Intvar intvar) {
            text.append("SET ").append(intvar.info()).append("/*!*/;\n");
        } else if (event instanceof LogEvent.Xid) {
            text.append("COMMIT/*!*/;\n");
        } else {
            text.append("### ").append(event.typeName(org.replsim.binlog.EventFormat.mariaDb55()));
            text.append(' ').append(event.info().replace("\n", " ")).append('\n');
        }
    }
}

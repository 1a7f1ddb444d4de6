package org.replsim.admin.file;

import java.util.ArrayList;
import java.util.List;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventFormat;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.Shape;
import org.replsim.cluster.Cluster;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.table.LogEvent;
import org.replsim.table.TypedTransaction;
import org.replsim.table.TypedTransactions;

/** The events of a transaction with their texts, as they are in a server's file or as a replica is sent them. */
final class TransactionEvents {

    private static final String DATABASE = "app";
    private static final String STATEMENT = "insert into t(k, c, pad) values(";
    private static final int TABLE_ID = 18;

    private final Cluster cluster;
    private final Origins origins;
    private final Server server;
    private final Binlog binlog;
    private final EventFormat format;
    private final boolean annotate;
    private final EventSizes sizes;
    private final Shape shape = new Shape();

    /**
     * @param server whose log it is
     * @param inFile whether Annotate_rows events are in it, if that server writes any
     */
    TransactionEvents(Cluster cluster, Server server, Binlog binlog, boolean inFile) {
        this.cluster = cluster;
        this.server = server;
        this.binlog = binlog;
        origins = new Origins(cluster);
        format = server.profile().format();
        annotate = inFile && server.variables().flag(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS);
        sizes = new EventSizes(format, annotate);
    }

    /** All events of a row of the log, the GTID event first if the version has one. */
    List<Piece> of(long row) {
        long id = binlog.id(row);
        server.transactions().shape(id, shape);
        sizes.of(shape, binlog.has(row, Binlog.GROUPED));
        List<Piece> pieces = new ArrayList<>();
        if (format.gtidBytes() > 0) {
            pieces.add(gtid(row));
        }
        TypedTransaction typed = TypedTransactions.typed(id) ? cluster.typed().get(id) : null;
        if (typed != null) {
            typed(typed, pieces);
        } else if (shape.events != null) {
            given(shape.events, row, pieces);
        } else if (shape.ddl) {
            pieces.add(Piece.query(
                    sizes.wireEvent(pieces.size()),
                    DATABASE,
                    padded("alter table t add column c1 int", shape.statementBytes)));
        } else {
            rows(row, pieces);
        }
        return pieces;
    }

    private Piece gtid(long row) {
        int bytes = sizes.wireEvent(0);
        String gtid = origins.gtid(binlog, row);
        if (format.begin()) {
            return gtid.isEmpty()
                    ? new Piece("Anonymous_Gtid", bytes, "SET @@SESSION.GTID_NEXT= 'ANONYMOUS'")
                    : new Piece("Gtid", bytes, "SET @@SESSION.GTID_NEXT= '" + gtid + "'");
        }
        String group = binlog.has(row, Binlog.GROUPED) ? " cid=" + (groupEnd(row) + 1) : "";
        return new Piece("Gtid", bytes, (shape.ddl ? "GTID " : "BEGIN GTID ") + gtid + group);
    }

    private long groupEnd(long row) {
        long end = row;
        while (!binlog.has(end, Binlog.GROUP_END) && end + 1 < binlog.written()) {
            end++;
        }
        return end;
    }

    private void typed(TypedTransaction typed, List<Piece> pieces) {
        for (LogEvent event : typed.events()) {
            if (event instanceof LogEvent.Annotate && !annotate) {
                continue;
            }
            int bytes = event.bytes(typed.format());
            String type = event.typeName(typed.format());
            if (event instanceof LogEvent.Query query) {
                pieces.add(new Piece(type, bytes, event.info(), query.database(), query.sql()));
            } else {
                pieces.add(new Piece(type, bytes, event.info()));
            }
        }
    }

    /** Events of which only the sizes are known. */
    private void given(int[] bytes, long row, List<Piece> pieces) {
        int xid = 27 + format.checksumBytes();
        int intvar = 28 + format.checksumBytes();
        for (int i = 0; i < bytes.length; i++) {
            if (i == bytes.length - 1 && bytes[i] == xid) {
                pieces.add(xid(row, bytes[i]));
            } else if (i == 0 && format.begin() && bytes.length > 1) {
                pieces.add(new Piece("Query", bytes[i], "BEGIN", DATABASE, "BEGIN"));
            } else if (bytes[i] == intvar) {
                pieces.add(new Piece("Intvar", bytes[i], "INSERT_ID=" + (row + 1)));
            } else {
                int text = bytes[i] - 63 - format.checksumBytes();
                pieces.add(Piece.query(bytes[i], DATABASE, padded(STATEMENT + row + ")", Math.max(1, text))));
            }
        }
    }

    private void rows(long row, List<Piece> pieces) {
        if (format.begin()) {
            pieces.add(new Piece("Query", sizes.wireEvent(pieces.size()), "BEGIN", DATABASE, "BEGIN"));
        }
        int next = pieces.size();
        int perEvent = Math.max(1, EventSizes.ROWS_EVENT_DATA / (1 + shape.bytesPerRow));
        for (int statement = 0; statement < Math.min(shape.statements, shape.rows); statement++) {
            if (annotate) {
                String text = padded(STATEMENT + row + ", ", shape.statementBytes);
                pieces.add(new Piece("Annotate_rows", 19 + text.length() + format.checksumBytes(), text));
            }
            pieces.add(
                    new Piece("Table_map", sizes.wireEvent(next++), "table_id: " + TABLE_ID + " (" + DATABASE + ".t)"));
            int count = (shape.rowsOf(statement) + perEvent - 1) / perEvent;
            for (int event = 1; event <= count; event++) {
                String end = event == count ? " flags: STMT_END_F" : "";
                pieces.add(new Piece(rowsType(), sizes.wireEvent(next++), "table_id: " + TABLE_ID + end));
            }
        }
        pieces.add(xid(row, sizes.wireEvent(next)));
    }

    private String rowsType() {
        return format.head() == EventFormat.Head.GTID_LIST ? "Write_rows_v1" : "Write_rows";
    }

    private static Piece xid(long row, int bytes) {
        return new Piece("Xid", bytes, "COMMIT /* xid=" + (row + 1) + " */");
    }

    /** A text made as long as the model says. */
    private static String padded(String text, int length) {
        return text.length() >= length ? text.substring(0, length) : text + "x".repeat(length - text.length());
    }
}

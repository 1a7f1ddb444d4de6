package org.replsim.scenario.importer.binlog;

import java.util.function.Consumer;

/** Puts events together to transactions, and counts the bytes of whatever is none. */
final class GroupReader {

    private static final int STATEMENT_END = 1;

    private final RowsDecoder rows;
    private final Consumer<LoggedTransaction> finished;
    private final LoggedTransaction current = new LoggedTransaction();
    private boolean open;
    private boolean namesGroups;
    private long betweenBytes;
    private long lostBytes;
    private int lost;

    GroupReader(RowsDecoder rows, Consumer<LoggedTransaction> finished) {
        this.rows = rows;
        this.finished = finished;
    }

    /** Bytes of events between transactions, since the last call. */
    long takeBetweenBytes() {
        long bytes = betweenBytes;
        betweenBytes = 0;
        return bytes;
    }

    /** Bytes of transactions whose end is missing, since the last call. */
    long takeLostBytes() {
        long bytes = lostBytes;
        lostBytes = 0;
        return bytes;
    }

    /** Transactions whose end is missing, since the last call. */
    int takeLost() {
        int count = lost;
        lost = 0;
        return count;
    }

    /** No more of this file: a transaction never goes on in the next one. */
    void endOfFile() {
        lose();
        rows.forget();
    }

    /** Takes the next event of a file. */
    void event(RawEvent event) throws Damage {
        int type = event.type();
        if (Types.betweenGroups(type) || (!open && !Types.isGtid(type) && !Types.beginsGroup(type))) {
            betweenBytes += event.length();
            return;
        }
        if (Types.isGtid(type)) {
            lose();
            begin(GroupHead.of(event), event.length(), type == Types.MARIADB_GTID);
            return;
        }
        if (!open) {
            begin(GroupHead.NONE, 0, false);
        }
        current.add(event.length(), type == Types.ANNOTATE_ROWS);
        current.serverId = event.serverId();
        inside(event, type);
    }

    private void begin(GroupHead head, int bytes, boolean mariaDb) {
        current.begin(head, bytes);
        namesGroups = mariaDb;
        current.begun = mariaDb && !head.standalone();
        open = true;
    }

    private void inside(RawEvent event, int type) throws Damage {
        if (type == Types.XID || type == Types.XA_PREPARE) {
            finish(event);
        } else if (type == Types.QUERY) {
            query(event);
        } else if (type == Types.TABLE_MAP) {
            String name = rows.table(event);
            if (name.matches("[^ .]+\\.[^ ]+")) {
                current.tables().add(name);
            }
        } else if (Types.isRows(type)) {
            rows(event, type);
        } else if (Types.isStatement(type)) {
            unknownStatement();
            if (!current.begun || type == Types.TRANSACTION_PAYLOAD) {
                finish(event);
            }
        }
    }

    private void query(RawEvent event) throws Damage {
        QueryBody query = QueryBody.of(event);
        if (query.begins()) {
            current.begun = true;
        } else if (query.ends()) {
            finish(event);
        } else if (query.administers()) {
            if (!current.begun) {
                finish(event);
            }
        } else if (current.begun) {
            unknownStatement();
        } else {
            standalone(event, query);
        }
    }

    /** A statement that is a transaction of its own: DDL, if nothing says otherwise. */
    private void standalone(RawEvent event, QueryBody query) {
        if (!namesGroups || current.head().ddl()) {
            current.ddlMillis = 1000 * query.execSeconds();
            current.statements++;
        } else {
            unknownStatement();
        }
        finish(event);
    }

    private void unknownStatement() {
        current.statements++;
        current.rows++;
        current.rowsUnknown = true;
    }

    private void rows(RawEvent event, int type) throws Damage {
        if (!event.hasBody(8)) {
            throw new Damage(event.offset(), "a rows event is too short");
        }
        if ((event.body(6, 2) & STATEMENT_END) != 0) {
            current.statements++;
        }
        int count = rows.rows(event, current.keys());
        if (count == RowsDecoder.UNKNOWN) {
            current.rowsUnknown = true;
            count = 1;
        }
        current.rows += count;
        current.rowBytes += Math.max(0, event.end() - RowsHead.length(event, type));
    }

    private void finish(RawEvent event) {
        current.seconds = event.timestamp();
        open = false;
        finished.accept(current);
    }

    private void lose() {
        if (open) {
            lost++;
            lostBytes += current.bytes();
            open = false;
        }
    }
}

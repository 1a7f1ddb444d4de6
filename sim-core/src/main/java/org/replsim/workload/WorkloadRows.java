package org.replsim.workload;

import org.replsim.rows.KeyedRows;
import org.replsim.rows.RowStore;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/** The kept rows of one workload: its table, where its clients write, and what was noted of its transactions. */
final class WorkloadRows {

    /** The image of a row that was not there to be changed: nothing was done, and nothing logged. */
    private static final long UNTOUCHED = Long.MAX_VALUE;

    private static final long STATEMENT = ServerVariable.BINLOG_FORMAT.choices().indexOf("STATEMENT");

    private final Server server;
    private final int table;
    private final RowImages images = new RowImages();

    /**
     * @param server that the clients write to
     * @param table its number in keys
     */
    WorkloadRows(Server server, int table) {
        this.server = server;
        this.table = table;
    }

    RowStore store() {
        return server.rows();
    }

    /** The present, nanoseconds. */
    long now() {
        return server.now();
    }

    /** A client begins with a transaction, or begins it again. */
    void begin(long id, int rows) {
        images.begin(id, rows);
    }

    /** The key of a row that has a generated one; it is generated when it is first asked for, by the client's session. */
    long generated(long id, int row) {
        if (!images.knows(id)) {
            return -1;
        }
        long place = images.get(id, row);
        if (place == RowImages.UNKNOWN) {
            int increment = (int) server.variables().number(ServerVariable.AUTO_INCREMENT_INCREMENT);
            int offset = (int) server.variables().number(ServerVariable.AUTO_INCREMENT_OFFSET);
            place = RowStore.placeOf(store().generate(table, increment, offset));
            images.set(id, row, place);
        }
        return RowStore.key(table, place);
    }

    /** Notes who had written a row that is about to be changed. */
    void noteBefore(long id, int row, long writer) {
        images.set(id, row, writer);
    }

    /** Notes that a row was not there. */
    void noteUntouched(long id, int row) {
        images.set(id, row, UNTOUCHED);
    }

    /** Whether the transaction was begun by a client that keeps rows, and found this one. */
    boolean touched(long id, int row) {
        return images.knows(id) && images.get(id, row) != UNTOUCHED;
    }

    /** Who had written a row before it was changed. */
    long before(long id, int row) {
        long image = images.get(id, row);
        return image == RowImages.UNKNOWN ? KeyedRows.ABSENT : image;
    }

    /** Whether binlog_format is STATEMENT where the clients write: MIXED logs these statements as rows here. */
    boolean loggedAsStatements() {
        return server.variables().number(ServerVariable.BINLOG_FORMAT) == STATEMENT;
    }
}

package org.replsim.workload;

import java.util.List;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.engine.random.Draws;
import org.replsim.sql.TableName;

/** Transactions of a recording: the n-th that a workload sends is the n-th of the recording, over and over. */
final class RecordedTransactions implements TransactionSource {

    private static final long ID_MASK = (1L << 56) - 1;

    private final Recording recording;
    private final Draws statementDraws;
    private final long keyBase;

    /** @param table its rows are those of this table */
    RecordedTransactions(String workload, Recording recording, long seed, int table) {
        this.recording = recording;
        statementDraws = new Draws(seed, workload + "/statement");
        keyBase = (long) table << 40;
    }

    @Override
    public void shape(long id, Shape shape) {
        int place = place(id);
        shape.rows(recording.statements(place), recording.rows(place), recording.bytesPerRow(place), 0);
        long ddlNanos = recording.ddlNanos(place);
        shape.ddl = ddlNanos >= 0;
        shape.ddlNanos = Math.max(0, ddlNanos);
        shape.events = recording.sent(place);
        shape.fileEvents = recording.inFile(place);
    }

    @Override
    public long statementBits(long id, int statement) {
        return statementDraws.bits(id & ID_MASK, statement);
    }

    @Override
    public long key(long id, int row) {
        int key = recording.key(place(id), row);
        return key < 0 ? -1 : keyBase + key;
    }

    @Override
    public List<TableName> tables(long id) {
        List<TableName> tables = recording.tables(place(id));
        return tables.isEmpty() ? SYNTHETIC_TABLES : tables;
    }

    private int place(long id) {
        return (int) (TransactionId.number(id) % recording.size());
    }
}

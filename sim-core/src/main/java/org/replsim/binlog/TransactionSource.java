package org.replsim.binlog;

import java.util.List;
import org.replsim.sql.TableName;

/**
 * Where transactions come from. Attributes are recomputed from the id instead of stored, so that a row of the log stays
 * small; the same id always gives the same attributes.
 */
public interface TransactionSource {

    /** Where all rows of synthetic load are. */
    List<TableName> SYNTHETIC_TABLES = List.of(new TableName("app", "t"));

    /** Fills in how big the transaction is. */
    void shape(long id, Shape shape);

    /** 64 random bits that belong to statement {@code statement} of the transaction: its share of the processor time. */
    long statementBits(long id, int statement);

    /** The tables that the transaction changes: asked only while tables are locked. */
    default List<TableName> tables(long id) {
        return SYNTHETIC_TABLES;
    }

    /** The key of the {@code row}-th changed row, for locks and conflicts; -1 for a new row that nobody else can touch. */
    long key(long id, int row);

    /** What the transaction did to the {@code row}-th changed row: asked only on servers that keep rows. */
    default RowEffect effect(long id, int row) {
        return RowEffect.NONE;
    }

    /** Who had written that row last, where the transaction was made: the row's image before, as far as rows are told apart. */
    default long before(long id, int row) {
        return -1;
    }

    /** Whether the log has its statements; else it has row events. */
    default boolean loggedAsStatements(long id) {
        return false;
    }
}

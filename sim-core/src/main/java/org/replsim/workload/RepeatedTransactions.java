package org.replsim.workload;

import java.util.Arrays;
import java.util.List;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.binlog.Transactions;
import org.replsim.sql.TableName;

/** Transactions that clients send again because they do not know what became of them: the same content, other names. */
final class RepeatedTransactions implements TransactionSource {

    private final Transactions transactions;
    private final int number;
    private long[] originals = new long[16];
    private int count;

    /** @param server where they are sent to, by index */
    RepeatedTransactions(Transactions transactions, int server) {
        this.transactions = transactions;
        number = transactions.add(this);
        transactions.madeOn(number, server);
    }

    /** The name under which a transaction is sent again. */
    long again(long original) {
        if (count == originals.length) {
            originals = Arrays.copyOf(originals, 2 * count);
        }
        originals[count] = original;
        return TransactionId.of(number, 0, count++);
    }

    @Override
    public void shape(long id, Shape shape) {
        transactions.shape(original(id), shape);
    }

    @Override
    public long statementBits(long id, int statement) {
        return transactions.of(original(id)).statementBits(original(id), statement);
    }

    @Override
    public long key(long id, int row) {
        return transactions.of(original(id)).key(original(id), row);
    }

    @Override
    public List<TableName> tables(long id) {
        return transactions.of(original(id)).tables(original(id));
    }

    private long original(long id) {
        return originals[(int) TransactionId.number(id)];
    }
}

package org.replsim.binlog;

import java.util.ArrayList;
import java.util.List;

/** All sources of transactions of a run, by number. */
public final class Transactions {

    private TransactionSource[] sources = new TransactionSource[0];

    /** Adds a source and gives its number. */
    public int add(TransactionSource source) {
        if (sources.length == TransactionId.MAX_SOURCES) {
            throw new IllegalArgumentException("a run has at most " + TransactionId.MAX_SOURCES + " workloads");
        }
        List<TransactionSource> more = new ArrayList<>(List.of(sources));
        more.add(source);
        sources = more.toArray(TransactionSource[]::new);
        return sources.length - 1;
    }

    /** How many sources there are: the number that the next one gets. */
    public int count() {
        return sources.length;
    }

    /** The source that made a transaction. */
    public TransactionSource of(long id) {
        return sources[TransactionId.source(id)];
    }

    /** Fills in how big a transaction is. */
    public void shape(long id, Shape shape) {
        of(id).shape(id, shape);
    }
}

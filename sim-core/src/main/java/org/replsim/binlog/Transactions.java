package org.replsim.binlog;

/** All sources of transactions of a run, by number. */
public final class Transactions {

    /** Its places are filled from both ends: in order by {@link #add}, by number with {@link #reserve}. */
    private final TransactionSource[] sources = new TransactionSource[TransactionId.MAX_SOURCES];

    private int count;
    private int firstReserved = sources.length;

    /** Adds a source and gives its number. */
    public int add(TransactionSource source) {
        if (count == firstReserved) {
            throw new IllegalArgumentException("a run has at most " + firstReserved + " workloads");
        }
        sources[count] = source;
        return count++;
    }

    /**
     * Gives a source a number of its own, from the upper end, so that the numbers of the others stay as they are.
     *
     * @param number less than {@link TransactionId#MAX_SOURCES}
     */
    public void reserve(int number, TransactionSource source) {
        if (number < count || sources[number] != null) {
            throw new IllegalArgumentException("source number " + number + " is taken");
        }
        sources[number] = source;
        firstReserved = Math.min(firstReserved, number);
    }

    /** How many sources were added, reserved ones left out: the number that the next one gets. */
    public int count() {
        return count;
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

package org.replsim.binlog;

import java.util.ArrayList;
import java.util.List;

/** All sources of transactions of a run, by number. */
public final class Transactions {

    /** Its places are filled from both ends: in order by {@link #add}, by number with {@link #reserve}. */
    private final TransactionSource[] sources = new TransactionSource[TransactionId.MAX_SOURCES];

    /** Index of the server where each source's transactions are made, and one; 0 where nobody said. */
    private final int[] origins = new int[TransactionId.MAX_SOURCES];

    /** UUIDs of MySQL's servers, those of which only a text spoke behind them. */
    private final List<String> uuids = new ArrayList<>();

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

    /** All transactions of a source are made on one server, by its index. */
    public void madeOn(int number, int server) {
        origins[number] = server + 1;
    }

    /**
     * Index of the server where a transaction was made: that of its source, or where nobody said so, that of reserved ones,
     * its client's number.
     */
    public int origin(long id) {
        int number = TransactionId.source(id);
        return number >= firstReserved ? TransactionId.client(id) : origins[number] - 1;
    }

    /** The number by which GTIDs name a UUID, from 1. */
    public long numberOf(String uuid) {
        if (!uuids.contains(uuid)) {
            uuids.add(uuid);
        }
        return uuids.indexOf(uuid) + 1L;
    }

    /** The UUID of a number. */
    public String uuid(long number) {
        return uuids.get((int) number - 1);
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

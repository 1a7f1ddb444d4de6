package org.replsim.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.replsim.table.AutoIncrement;

/**
 * What one server stores of the tables whose rows are kept; it outlives the server's process. A row's key in a run is its
 * table's number and its place there. While no table is kept, {@link #active} is the whole cost.
 */
public final class RowStore {

    private static final int PLACE_BITS = 40;
    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

    private final List<Optional<KeyedRows>> tables = new ArrayList<>();
    /** By the names of replication connections, the default one's and the clients' under an empty name. */
    private final TreeMap<String, Meetings> meetings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final RowJournal journal = new RowJournal();
    private boolean active;

    /** The key of the row at a place of a table. */
    public static long key(int table, long place) {
        return ((long) table << PLACE_BITS) | place;
    }

    /** The table of a key. */
    public static int tableOf(long key) {
        return (int) (key >>> PLACE_BITS);
    }

    /** The place of a key in its table. */
    public static long placeOf(long key) {
        return key & PLACE_MASK;
    }

    /**
     * Keeps the rows of a table from now on.
     *
     * @param number by which keys name it
     * @param name without its database
     * @param initial how many rows it begins with, at the first places
     * @param keys how many keys are spoken for; generated ones come behind them
     */
    public void keep(int number, String name, int initial, int keys) {
        while (tables.size() <= number) {
            tables.add(Optional.empty());
        }
        tables.set(number, Optional.of(new KeyedRows(name, initial, keys)));
        active = true;
    }

    /** The rows as they are now: what a dump of the server holds. */
    public RowStore dump() {
        RowStore copy = new RowStore();
        copy.restore(this);
        return copy;
    }

    /** Throws its rows away and takes those of a dump. */
    public void restore(RowStore dump) {
        tables.clear();
        dump.tables.forEach(table -> tables.add(table.map(KeyedRows::copy)));
        active = dump.active;
        journal.clear();
    }

    /** Whether any table's rows are kept. */
    public boolean active() {
        return active;
    }

    /** A table whose rows are kept. */
    public KeyedRows table(int number) {
        return tables.get(number).orElseThrow();
    }

    /** How many numbers of tables there are; {@link #keeps} says which of them are kept. */
    public int tableNumbers() {
        return tables.size();
    }

    /** Whether the rows of a table are kept. */
    public boolean keeps(int number) {
        return number < tables.size() && tables.get(number).isPresent();
    }

    /** The last writer of a row, {@link KeyedRows#INITIAL} or {@link KeyedRows#ABSENT}. */
    public long writer(long key) {
        return table(tableOf(key)).writer(placeOf(key));
    }

    /** A change that a transaction commits now: who wrote the row, or {@link KeyedRows#ABSENT}. */
    void set(long id, long key, long writer, long now) {
        KeyedRows table = table(tableOf(key));
        journal.add(id, key, table.writer(placeOf(key)), now);
        table.set(placeOf(key), writer);
    }

    /** A change is lost: the row is as it was before. */
    void takeBack(long key, long before) {
        table(tableOf(key)).set(placeOf(key), before);
    }

    /** The engine has lost the commits of some transactions, of the last second: their changes are taken back (spec 2.11). */
    public void undo(LongPredicate lost) {
        journal.undo(lost, this);
    }

    /** The server starts: what is there is durable. */
    public void settle() {
        journal.clear();
    }

    /** A row with this key is inserted: generated keys are larger from now on. */
    public void raise(long key) {
        table(tableOf(key)).raise(placeOf(key) + 1);
    }

    /** The key of the next row whose key is generated (spec 4.1). */
    public long generate(int number, int increment, int offset) {
        KeyedRows table = table(number);
        long value = AutoIncrement.next(table.lastGenerated(), increment, offset);
        table.raise(value);
        return key(number, value - 1);
    }

    /** What the server's clients and the applier of its default connection have met. */
    public Meetings meetings() {
        return meetings("");
    }

    /** What the applier of a connection has met. */
    public Meetings meetings(String connection) {
        return meetings.computeIfAbsent(connection, name -> new Meetings());
    }

    /** A checksum of all rows and their last writers; it does not depend on the order in which they were written. */
    public long checksum() {
        long sum = 0;
        for (int number = 0; number < tables.size(); number++) {
            if (keeps(number)) {
                sum += checksum(number, table(number));
            }
        }
        return sum;
    }

    private static long checksum(int number, KeyedRows table) {
        long sum = 0;
        for (long place = 0; place < table.end(); place++) {
            long writer = table.writer(place);
            if (writer != KeyedRows.ABSENT) {
                sum += mix(key(number, place) * 0x9E3779B97F4A7C15L + writer);
            }
        }
        return sum;
    }

    /** The finaliser of MurmurHash3 in its variant 13 (Stafford 2011). */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

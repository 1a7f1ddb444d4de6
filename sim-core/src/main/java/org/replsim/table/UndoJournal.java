package org.replsim.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What typed transactions have overwritten with their commits, as long as the loss of power could still take a commit back.
 * A change of definitions is synced by the engine itself, with all that was committed before it.
 */
public final class UndoJournal {

    private record Before(
            TableData table, RowKey key, @Nullable Row row) {}

    private record Entry(long id, List<Before> rows) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long count;

    /** How many commits there were; they are numbered from 0. */
    public long count() {
        return count;
    }

    /** The commits before this one are durable. */
    public void forgetBefore(long number) {
        while (!entries.isEmpty() && count - entries.size() < number) {
            entries.removeFirst();
        }
    }

    /** Takes back the commits of some transactions, the last one first. */
    public void undo(LongPredicate ids) {
        List<Entry> kept = new ArrayList<>();
        for (Iterator<Entry> backwards = entries.descendingIterator(); backwards.hasNext(); ) {
            Entry entry = backwards.next();
            if (ids.test(entry.id())) {
                List<Before> rows = entry.rows();
                for (int i = rows.size() - 1; i >= 0; i--) {
                    rows.get(i).table().put(rows.get(i).key(), rows.get(i).row());
                }
                kept.add(new Entry(entry.id(), List.of()));
            } else {
                kept.add(entry);
            }
        }
        entries.clear();
        kept.forEach(entries::addFirst);
    }

    void clear() {
        entries.clear();
    }

    /** A commit is about to change these tables. */
    void add(long id, Iterable<Overlay> overlays) {
        List<Before> rows = new ArrayList<>();
        for (Overlay overlay : overlays) {
            overlay.keys()
                    .forEach(key -> rows.add(new Before(
                            overlay.table(), key, overlay.table().rows().get(key))));
        }
        entries.addLast(new Entry(id, rows));
        count++;
    }
}

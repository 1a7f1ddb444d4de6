package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import org.replsim.binlog.EventSizes;

/** Puts a statement's changes into row events: one kind each, and no more data than fits (spec 3.1). */
final class RowEvents {

    private RowEvents() {}

    /** Table_map and what follows. */
    static List<LogEvent> of(TableShape table, List<RowChange> changes) {
        List<LogEvent> events = new ArrayList<>();
        events.add(new LogEvent.TableMap(table));
        List<RowImages> pending = new ArrayList<>();
        RowsKind kind = changes.get(0).kind();
        int bytes = 0;
        for (RowChange change : changes) {
            RowImages row = new RowImages(change);
            int more = row.bytes(table);
            boolean full = bytes + more > EventSizes.ROWS_EVENT_DATA;
            if (!pending.isEmpty() && (change.kind() != kind || full)) {
                events.add(new LogEvent.Rows(kind, table, pending, false));
                pending.clear();
                bytes = 0;
            }
            kind = change.kind();
            pending.add(row);
            bytes += more;
        }
        events.add(new LogEvent.Rows(kind, table, pending, true));
        return events;
    }
}

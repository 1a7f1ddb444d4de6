package org.replsim.server;

import java.util.TreeSet;
import org.replsim.binlog.Binlog;
import org.replsim.rows.KeySet;
import org.replsim.table.TypedTransactions;

/** What transactions in some rows of a log have changed on a server is taken back, in typed tables and in kept ones. */
final class TakenBack {

    private TakenBack() {}

    static void of(Binlog log, long from, long end, ServerData data) {
        TreeSet<Long> typed = new TreeSet<>();
        for (long row = from; row < end; row++) {
            if (TypedTransactions.typed(log.id(row))) {
                typed.add(log.id(row));
            }
        }
        if (!typed.isEmpty()) {
            data.databases().undo().undo(typed::contains);
        }
        if (data.rows().active() && from < end) {
            KeySet ids = new KeySet();
            for (long row = from; row < end; row++) {
                ids.add(log.id(row));
            }
            data.rows().undo(ids);
        }
    }
}

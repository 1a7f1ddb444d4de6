package org.replsim.admin;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.EventFormat;
import org.replsim.server.Server;
import org.replsim.table.LogEvent;
import org.replsim.table.OpenTransaction;
import org.replsim.table.StatementContext;
import org.replsim.table.TypedTransaction;
import org.replsim.table.TypedTransactions;

/** The transaction of a connection as the log will have it: its id, the rows it locks, its events when it ends. */
final class OpenGroup {

    private static final long[] NO_KEYS = {};
    private static final long NONE = -1;

    private final Admin admin;
    private final Server server;
    private final TypedTransactions typed;
    private long id = NONE;
    private int statements;
    private long[] keys = NO_KEYS;
    private @Nullable StatementContext first;

    OpenGroup(Admin admin, Server server) {
        this.admin = admin;
        this.server = server;
        typed = admin.cluster().typed();
    }

    long id() {
        return id;
    }

    /** Rows that the next statement locks beside those before. */
    void lock(long[] more) {
        keys = LongStream.concat(Arrays.stream(keys), Arrays.stream(more)).toArray();
    }

    /** The next statement begins; {@code open} if only a COMMIT ends the transaction. */
    void statement(@Nullable StatementContext context, boolean open) {
        statements++;
        if (id == NONE) {
            id = typed.add(server.index());
            first = context;
        }
        typed.running(id, keys, statements, open);
    }

    /** A statement is over and another may follow. */
    void waitForMore() {
        typed.running(id, keys, statements, true);
    }

    /** The transaction ends: this is what it has changed. */
    void end(OpenTransaction changes) {
        StatementContext context = first;
        if (context != null) {
            typed.set(id, TypedTransaction.of(server.index(), format(), context, changes, admin.nextXid()));
        }
    }

    /** The same for a statement that is a group by itself. */
    void end(LogEvent.Query event) {
        typed.set(id, TypedTransaction.of(server.index(), format(), event));
    }

    /** The next transaction is another one. */
    void forget() {
        id = NONE;
        statements = 0;
        keys = NO_KEYS;
        first = null;
    }

    private EventFormat format() {
        return server.profile().format();
    }
}

package org.replsim.server.replica;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventFormat;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.RowEffect;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.rows.RowApplication;
import org.replsim.rows.RowStore;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.ReplicaPositions.SourcePosition;
import org.replsim.table.RowsKind;
import org.replsim.table.value.SqlError;

/** A transaction of high-volume load that changes rows which the server keeps: its locks, its changes and its errors. */
final class RowsGroup {

    /** Header and number of an Xid event, without a checksum. */
    private static final int XID = 19 + 8;

    private static final String DATABASE =
            TransactionSource.SYNTHETIC_TABLES.get(0).database();

    private final Server server;
    private final Replica replica;
    private final RowApplication application;
    private final Shape shape = new Shape();
    private final EventSizes sizes;
    private long id;
    private long[] keys = new long[4];
    private int keyCount;

    RowsGroup(Replica replica) {
        this.replica = replica;
        server = replica.server();
        application = new RowApplication(
                server.rows(),
                server.transactions(),
                server.rows().meetings(replica.info().connection()));
        Server source = replica.upstream().server();
        sizes = new EventSizes(
                source.profile().format(), source.variables().flag(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS));
    }

    /** Begins with a transaction; gives how many rows it changes that are kept. */
    int begin(long transaction) {
        id = transaction;
        keyCount = 0;
        TransactionSource source = server.transactions().of(id);
        server.transactions().shape(id, shape);
        for (int row = 0; row < shape.rows; row++) {
            RowEffect effect = source.effect(id, row);
            if (effect != RowEffect.NONE) {
                long key = source.key(id, row);
                if (effect == RowEffect.INSERT) {
                    server.rows().raise(key);
                }
                add(key);
            }
        }
        return keyCount;
    }

    private void add(long key) {
        if (keyCount == keys.length) {
            keys = Arrays.copyOf(keys, 2 * keyCount);
        }
        keys[keyCount++] = key;
    }

    /** The keys of those rows, in their order; as many as {@link #begin} has said. */
    long[] keys() {
        return keys;
    }

    /** Makes its changes, which nobody sees yet; gives the error after which nothing of it stays, or null. */
    @Nullable
    SqlError execute(long row, boolean idempotent, IntPredicate skips) {
        int errno = application.apply(id, shape, idempotent, skips);
        return errno == 0 ? null : error(errno, row);
    }

    void commit() {
        replica.applier().groups().errorsPassedOver(application.skipped());
        application.commit(server.now());
    }

    void undo() {
        application.undo();
    }

    private SqlError error(int errno, long row) {
        long key = application.failedKey();
        String table = server.rows().table(RowStore.tableOf(key)).name();
        boolean duplicate = errno == RowApplication.DUPLICATE;
        SqlError plain =
                duplicate ? SqlError.duplicate("" + (RowStore.placeOf(key) + 1), "PRIMARY") : SqlError.noRecord(table);
        if (server.transactions().of(id).loggedAsStatements(id)) {
            return new SqlError(
                    errno,
                    plain.sqlState(),
                    "Error '" + plain.message() + "' on query. Default database: '" + DATABASE
                            + "'. Query: 'insert into " + table + " values (" + (RowStore.placeOf(key) + 1)
                            + ", ...)'");
        }
        SourcePosition start = replica.positions().sourceStart(row);
        String text = "Could not execute " + event(key) + " event on table " + DATABASE + "." + table + "; "
                + plain.message() + ", Error_code: " + errno + "; handler error "
                + (duplicate ? "HA_ERR_FOUND_DUPP_KEY" : "HA_ERR_KEY_NOT_FOUND") + "; the event's master log "
                + start.file() + ", end_log_pos " + (start.position() + bytesToXid(row));
        return new SqlError(errno, plain.sqlState(), text);
    }

    /** Bytes of the group up to its Xid event, before which the last row event ends. */
    private long bytesToXid(long row) {
        boolean grouped = replica.sourceLog().has(row, Binlog.GROUPED);
        EventFormat format = replica.upstream().server().profile().format();
        return sizes.of(shape, grouped).fileBytes() - XID - format.checksumBytes();
    }

    private String event(long key) {
        RowEffect effect = RowEffect.NONE;
        TransactionSource source = server.transactions().of(id);
        for (int row = 0; row < shape.rows && effect == RowEffect.NONE; row++) {
            effect = source.key(id, row) == key ? source.effect(id, row) : RowEffect.NONE;
        }
        RowsKind kind = switch (effect) {
            case INSERT -> RowsKind.WRITE;
            case DELETE -> RowsKind.DELETE;
            default -> RowsKind.UPDATE;
        };
        EventFormat format = replica.upstream().server().profile().format();
        return kind.text() + (format.head() == EventFormat.Head.GTID_LIST ? "_v1" : "");
    }
}

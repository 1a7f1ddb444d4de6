package org.replsim.server.source;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.server.CommitTurn;
import org.replsim.server.Server;
import org.replsim.server.UpdateAcks;
import org.replsim.server.UpdateLog;
import org.replsim.server.Vendor;

/**
 * What a replica applies and logs again, in its own binary log: written there and sent on.
 */
final class AppliedUpdates implements UpdateLog {

    private final Source source;
    private final Server server;
    private final Shape shape = new Shape();
    private final CommitTurn turn = new CommitTurn();
    private final UpdateAcks acks;

    AppliedUpdates(Source source) {
        this.source = source;
        server = source.server();
        acks = new AppliedAcks(source);
    }

    @Override
    public long committed() {
        return source.dependencies().committed();
    }

    @Override
    public CommitTurn turn() {
        return turn;
    }

    @Override
    public UpdateAcks acks() {
        return acks;
    }

    @Override
    public String path() {
        return source.binlog().files().currentPath();
    }

    @Override
    public void keep(long rows) {
        source.binlog().keepAtLeast(rows);
    }

    @Override
    public long logUpdate(
            long origin,
            long sequence,
            long id,
            long bytes,
            long statementSecond,
            long commitSecond,
            long committedAtPrepare,
            byte flags) {
        byte all = (byte) (flags | Binlog.ACKNOWLEDGED);
        long row = source.durability().append(origin, sequence, id, bytes, statementSecond, commitSecond, all);
        if (server.profile().vendor() == Vendor.MYSQL) {
            server.transactions().shape(id, shape);
            source.binlog().dependsOn(row, source.dependencies().parent(row, id, shape, committedAtPrepare));
        }
        if ((flags & Binlog.VISIBLE) != 0) {
            source.durability().visible(row, false);
        }
        return row;
    }

    @Override
    public void publishUpdates(int count, boolean synced) {
        long end = source.binlog().written();
        source.durability().ownGroupWritten(synced);
        source.semiSync().written(end - 1, count);
        source.publish(end);
        source.dependencies().committed(end);
        source.moveUnacknowledged();
    }
}

package org.replsim.server.source;

import org.replsim.binlog.Binlog;
import org.replsim.server.CommitTurn;
import org.replsim.server.UpdateAcks;
import org.replsim.server.Vendor;

/**
 * The ACKs that a source gets for what it has applied as a replica. The appliers of MariaDB wait for them; those of MySQL do
 * not in this model.
 */
final class AppliedAcks implements UpdateAcks {

    private final Source source;
    private final boolean mariaDb;
    private final CommitTurn turn = new CommitTurn();

    AppliedAcks(Source source) {
        this.source = source;
        mariaDb = source.server().profile().vendor() == Vendor.MARIADB;
    }

    @Override
    public boolean wanted() {
        return mariaDb && source.semiSync().enabled();
    }

    @Override
    public boolean afterSync() {
        return source.waitsAfterSync();
    }

    @Override
    public CommitTurn turn() {
        return turn;
    }

    @Override
    public void visible(long row, boolean ddl) {
        source.durability().visible(row, ddl);
    }

    @Override
    public boolean survives(long row) {
        Binlog log = source.binlog();
        return row < log.written() && !log.has(row, Binlog.UNDONE);
    }

    @Override
    public Wait place(Runnable released) {
        return new Place(source.semiSync(), new SemiSyncWait(released));
    }

    private record Place(SemiSync semiSync, SemiSyncWait place) implements Wait {

        @Override
        public boolean begin(long row) {
            return semiSync.await(place, row);
        }

        @Override
        public boolean underWay() {
            return place.waiting;
        }
    }
}

package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.Vendor;

/** Which transactions may run together, and which worker gets the next one (spec 1.8). Made anew at each start. */
sealed interface Scheduling permits MariaDbScheduling, LogicalClockScheduling, DatabaseScheduling {

    /** As the server's variables ask for. */
    static Scheduling of(Server server, Binlog log, Pool pool, InFlight flight) {
        if (server.profile().vendor() == Vendor.MARIADB) {
            return new MariaDbScheduling(server, log, pool);
        }
        return server.variables().number(ServerVariable.SLAVE_PARALLEL_TYPE) == LogicalClockScheduling.TYPE
                ? new LogicalClockScheduling(log, pool, flight)
                : new DatabaseScheduling(log, pool);
    }

    /** The coordinator has read the next transaction: works out what that one has to wait for. */
    void read(long row, Shape shape);

    /** All rows before it must have begun to commit before the one that was read may run. */
    long startAfter();

    /** All rows before it must be committed before the one that was read may run. */
    long commitAfter();

    /** The worker for the transaction that was read, whose events take so many bytes; null if the coordinator must wait. */
    @Nullable
    Worker choose(int bytes);

    /** What the coordinator waits for, after {@link #choose} has found nobody. */
    SqlThreadState waitsFor();

    /** A transaction is applied or dropped. */
    void finished(long row);
}

package org.replsim.server;

import org.replsim.binlog.Gtids;
import org.replsim.engine.Digest;
import org.replsim.rows.RowStore;
import org.replsim.table.Databases;

/**
 * What of a server outlives its process: what it stores, and its fingerprint.
 *
 * @param accounts who may log in
 * @param databases tables and rows
 * @param plugins what is installed
 * @param gtids what it has of transactions
 * @param digest of all that its processes did
 * @param rows rows of high-volume load, where they are kept
 */
record ServerData(Accounts accounts, Databases databases, Plugins plugins, Gtids gtids, Digest digest, RowStore rows) {

    /** A new server's. */
    static ServerData empty(ServerProfile profile, ServerVariables configured) {
        return new ServerData(
                new Accounts(),
                new Databases(profile.dialect()),
                new Plugins(profile, configured),
                new Gtids(gtidKind(profile)),
                new Digest(),
                new RowStore());
    }

    private static Gtids.Kind gtidKind(ServerProfile profile) {
        return switch (profile.generation()) {
            case MARIADB_5_5 -> Gtids.Kind.NONE;
            case MARIADB_10 -> Gtids.Kind.DOMAINS;
            case MYSQL_5_7, MYSQL_8_0, MYSQL_8_4 -> Gtids.Kind.SETS;
        };
    }
}

package org.replsim.server;

import java.util.ArrayList;
import java.util.List;
import org.replsim.engine.Digest;
import org.replsim.table.Databases;

/**
 * What of a server outlives its process: what it stores, and its fingerprint.
 *
 * @param accounts who may log in
 * @param databases tables and rows
 * @param plugins what is installed
 * @param digest of all that its processes did
 * @param errorLog what its processes wrote there
 */
record ServerData(Accounts accounts, Databases databases, Plugins plugins, Digest digest, List<ErrorLogLine> errorLog) {

    /** A new server's. */
    static ServerData empty(ServerProfile profile, ServerVariables configured) {
        return new ServerData(
                new Accounts(), new Databases(profile.dialect()), new Plugins(profile, configured), new Digest(),
                new ArrayList<>());
    }
}

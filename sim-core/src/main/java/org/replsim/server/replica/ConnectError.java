package org.replsim.server.replica;

import org.replsim.server.Server;
import org.replsim.server.Vendor;

/** What Last_IO_Error says of a connection that could not be made (spec 3.5). */
final class ConnectError {

    private ConnectError() {}

    static String text(Replica replica, boolean reconnecting, int errno) {
        MasterInfo info = replica.info();
        boolean newer = replica.server().profile().newClientTexts();
        return "error " + (reconnecting ? "reconnecting" : "connecting") + " to master '" + info.user() + "@"
                + info.host()
                + ":" + info.port() + "' - retry-time: " + info.connectRetryNanos() / 1_000_000_000L + "  "
                + (newer ? "maximum-retries: " : "retries: ") + info.masterRetryCount() + "  message: "
                + reason(replica.server(), info, errno, newer);
    }

    private static String reason(Server server, MasterInfo info, int errno, boolean newer) {
        return switch (errno) {
            case Connector.ER_ACCESS_DENIED ->
                "Access denied for user '" + info.user() + "'@'" + server.host().address() + "' (using password: "
                        + (info.password().isEmpty() ? "NO" : "YES") + ")";
            case Connector.CR_SERVER_LOST ->
                "Lost connection to " + product(server, newer) + "server at 'reading initial communication packet'";
            default ->
                newer && server.profile().vendor() == Vendor.MARIADB
                        ? "Can't connect to server on '" + info.host() + "' (111 \"Connection refused\")"
                        : "Can't connect to MySQL server on '" + info.host() + "' (111)";
        };
    }

    private static String product(Server server, boolean newer) {
        return newer && server.profile().vendor() == Vendor.MARIADB ? "" : "MySQL ";
    }
}

package org.replsim.admin.file;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Server;

/** Where transactions were made, and their GTIDs. */
final class Origins {

    private final Cluster cluster;

    Origins(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The server_id that a transaction bears in every log it passes through. */
    long serverId(long id, Server log) {
        int index = cluster.transactions().origin(id);
        for (Node node : cluster.nodes()) {
            if (node.server().index() == index) {
                return node.server().serverId();
            }
        }
        return log.serverId();
    }

    /** MariaDB's GTID of a row of a log: domain, server and the number of the transaction since RESET MASTER. */
    String gtid(Binlog binlog, long row, Server log) {
        return "0-" + serverId(binlog.id(row), log) + "-" + (row - firstRow(binlog) + 1);
    }

    /** The first row of the file that has number 1. */
    private static long firstRow(Binlog binlog) {
        BinlogFiles files = binlog.files();
        String name = files.currentName();
        int number = Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
        int first = files.count() - number;
        return first == 0 ? 0 : binlog.firstBehind(files.startOf(first));
    }
}

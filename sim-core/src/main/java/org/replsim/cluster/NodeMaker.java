package org.replsim.cluster;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.binlog.Transactions;
import org.replsim.engine.Simulation;
import org.replsim.host.Host;
import org.replsim.server.Probe;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.Source;

/**
 * Makes servers as they are configured, and their binary logs.
 *
 * @param simulation the run
 * @param transactions all sources of transactions of the run
 * @param backlogLimit most transactions a replica may be behind
 */
record NodeMaker(Simulation simulation, Transactions transactions, long backlogLimit) {

    Node node(ServerSpec spec, int index, Host host, Probe probe) {
        Server server = new Server(
                simulation,
                spec.name(),
                index,
                host,
                spec.profile(),
                spec.variables().copy(),
                transactions,
                probe);
        Binlog log = binlog(server, server.variables().text(ServerVariable.LOG_BIN));
        return new Node(server, log, new Source(server, log), spec.variables().copy());
    }

    Binlog binlog(Server server, String logBin) {
        BinlogFiles files = new BinlogFiles(logBin, server.profile().format());
        return new Binlog(server.name(), files, backlogLimit, server.gtids());
    }
}

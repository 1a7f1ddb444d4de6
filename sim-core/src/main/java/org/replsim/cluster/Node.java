package org.replsim.cluster;

import org.jspecify.annotations.Nullable;
import org.replsim.server.Server;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/**
 * A server with the roles it plays.
 *
 * @param server the process
 * @param source its source side, if it has a binary log
 * @param replica its replica side, if it has a source
 */
public record Node(
        Server server, @Nullable Source source, @Nullable Replica replica) {}

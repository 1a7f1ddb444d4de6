package org.replsim.server;

import org.replsim.binlog.DumpStart;

/**
 * What a replica asks for with COM_BINLOG_DUMP.
 *
 * @param serverId of the replica
 * @param start where the dump begins; not a refusal
 * @param event the first event wanted of the first row
 * @param semiSync whether it asks for semi-sync
 * @param heartbeatNanos heartbeat period, 0 for none
 */
public record DumpRequest(long serverId, DumpStart start, int event, boolean semiSync, long heartbeatNanos) {}

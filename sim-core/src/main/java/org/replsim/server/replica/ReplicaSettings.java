package org.replsim.server.replica;

/**
 * What CHANGE MASTER set for a replica.
 *
 * @param connectRetryNanos MASTER_CONNECT_RETRY
 * @param masterRetryCount master-retry-count; 0 means for ever
 * @param heartbeatPeriodNanos MASTER_HEARTBEAT_PERIOD; 0 off
 */
public record ReplicaSettings(long connectRetryNanos, long masterRetryCount, long heartbeatPeriodNanos) {}

package org.replsim.workload;

/**
 * A writer that updates a heartbeat table's row at a fixed interval (as pt-heartbeat does).
 *
 * @param on the server it writes to
 * @param intervalNanos time between two updates
 */
public record HeartbeatSpec(String on, long intervalNanos) {}

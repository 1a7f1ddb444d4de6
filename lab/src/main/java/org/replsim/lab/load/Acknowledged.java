package org.replsim.lab.load;

/**
 * A transaction that its client had the OK for. Instants are in nanoseconds from the start of the run.
 *
 * @param id unique in the workload; stands in the rows that the transaction wrote
 * @param arrivedNanos when it arrived: when its client sent it or, in an open load, when it was due
 * @param okNanos when the OK came
 */
public record Acknowledged(long id, long arrivedNanos, long okNanos) {}

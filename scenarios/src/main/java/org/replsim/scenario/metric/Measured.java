package org.replsim.scenario.metric;

import org.replsim.run.RunRecord;

/**
 * A finished run and what was found out about it: where metrics are read from.
 *
 * @param record of the run
 * @param bindingResource what limits it; empty if that was not looked for
 */
public record Measured(RunRecord record, String bindingResource) {

    /** The server that a metric of the primary is read from when none is named. */
    String primary() {
        return record.primary();
    }

    /** The server that a metric of a replica is read from when none is named: the first by name; empty if there is none. */
    String firstReplica() {
        return record.replicas().isEmpty() ? "" : record.replicas().firstKey();
    }
}

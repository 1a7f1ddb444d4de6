package org.replsim.server.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counters of what an SQL thread has done with its groups, and which of them it has skipped. */
public final class AppliedGroups {

    private final List<Long> skipped = new ArrayList<>();
    private final long[] applied = new long[GroupKind.values().length];
    private long errorsPassedOver;
    private long retries;

    /** How many groups were skipped by sql_slave_skip_counter. */
    public long skippedCount() {
        return skipped.size();
    }

    /** Their rows in the source's log, in order: what a promotion of this replica would lose. */
    public List<Long> skippedRows() {
        return List.copyOf(skipped);
    }

    /** Slave_skipped_errors: statements that were passed over by slave_skip_errors. */
    public long skippedErrors() {
        return errorsPassedOver;
    }

    /** Retries of groups after a temporary error. */
    public long retries() {
        return retries;
    }

    /** Slave_skipped_errors and MariaDB's Slave_DDL_Groups, Slave_Non_Transactional_Groups, Slave_Transactional_Groups. */
    public void status(Map<String, Long> status) {
        status.put("Slave_skipped_errors", errorsPassedOver);
        status.put("Slave_DDL_Groups", applied[GroupKind.DDL.ordinal()]);
        status.put("Slave_Non_Transactional_Groups", applied[GroupKind.NON_TRANSACTIONAL.ordinal()]);
        status.put("Slave_Transactional_Groups", applied[GroupKind.TRANSACTIONAL.ordinal()]);
    }

    void skipped(long row) {
        skipped.add(row);
    }

    void applied(GroupKind kind) {
        applied[kind.ordinal()]++;
    }

    void errorsPassedOver(long count) {
        errorsPassedOver += count;
    }

    void retried() {
        retries++;
    }
}

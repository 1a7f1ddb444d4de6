package org.replsim.run;

import org.replsim.rows.Drift;

/**
 * What a server's rows have been through over the whole run, and whether they are those of its source at the end. Of
 * high-volume load only tables count whose rows are kept; of what was typed, all.
 *
 * @param duplicateKeys 1062 in the applier: stopped, skipped or suppressed
 * @param keysNotFound 1032 in the applier
 * @param overwrites changes that silently replaced a row which another server had written meanwhile
 * @param rowsIgnored row changes that slave_exec_mode IDEMPOTENT made fit or left out
 * @param refusedInserts inserts of clients that failed with 1062
 * @param groupsSkipped groups that sql_slave_skip_counter left out
 * @param drift rows of high-volume load that differ from those of the source and will not change by themselves; none if the
 *     server has no source
 * @param typedDrift rows and whole tables of what was typed that differ
 * @param checksum of the rows of high-volume load and their writers
 */
public record RowsRecord(
        long duplicateKeys,
        long keysNotFound,
        long overwrites,
        long rowsIgnored,
        long refusedInserts,
        long groupsSkipped,
        Drift drift,
        long typedDrift,
        long checksum) {

    /** All rows that differ. */
    public long driftRows() {
        return drift.rows() + typedDrift;
    }
}

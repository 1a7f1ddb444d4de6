package org.replsim.run;

import java.util.SortedMap;

/**
 * What a server with a binary log did, over the whole run.
 *
 * @param server its name
 * @param status SHOW GLOBAL STATUS at the end: the server's own names and units, such as Rpl_semi_sync_master_yes_tx
 * @param binlogFile the current file
 * @param binlogPosition the end of what was written in it
 * @param binlogBytes bytes written in all files together
 * @param semiSyncOffNanos how long semi-sync was enabled but OFF
 * @param groupSize transactions per commit group
 */
public record SourceRecord(
        String server,
        SortedMap<String, Long> status,
        String binlogFile,
        long binlogPosition,
        long binlogBytes,
        long semiSyncOffNanos,
        double groupSize) {}

package org.replsim.run;

import java.util.SortedMap;

/**
 * What a replica did, over the whole run.
 *
 * @param server its name, with a colon and the name of the connection behind it if that has one
 * @param source the server it replicates from
 * @param status its status variables at the end, by the server's names
 * @param received transactions completely in its relay log
 * @param applied transactions applied
 * @param notReceived transactions in the source's binary log that it has not received
 * @param notApplied transactions in the source's binary log that it has not applied
 * @param ioState the IO thread's state at the end, in the server's words; empty when stopped
 * @param sqlState the SQL thread's state at the end, in the server's words; empty when stopped
 * @param relayLogSpaceMax largest Relay_Log_Space, bytes
 * @param trueLagMaxNanos largest age of the oldest transaction not applied, in the measurement window
 * @param trueLagMeanNanos time average of that age in the measurement window
 * @param applyRate transactions applied per second in the measurement window
 */
public record ReplicaRecord(
        String server,
        String source,
        SortedMap<String, Long> status,
        long received,
        long applied,
        long notReceived,
        long notApplied,
        String ioState,
        String sqlState,
        long relayLogSpaceMax,
        long trueLagMaxNanos,
        double trueLagMeanNanos,
        double applyRate) {}

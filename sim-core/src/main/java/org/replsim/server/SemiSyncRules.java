package org.replsim.server;

/**
 * How semi-sync differs between versions (spec 2 and 8).
 *
 * @param nodePerGroup whether an ACK is due per commit group, at its end, rather than per transaction; the AFTER_SYNC wait
 *     and its counters then count commit queues
 * @param offWithoutClients whether too few semi-sync replicas, with wait_no_slave OFF, switch the status OFF, rather than
 *     only ending the waits
 * @param ackCounters whether request_ack and get_ack exist
 * @param killEndsWait whether KILL ends a session's wait
 * @param stopKillsDump whether STOP SLAVE of a semi-sync replica has its dump thread killed at once
 * @param dumpReadsAck whether the dump thread itself waits for each ACK before it sends on (the old plugin)
 */
public record SemiSyncRules(
        boolean nodePerGroup,
        boolean offWithoutClients,
        boolean ackCounters,
        boolean killEndsWait,
        boolean stopKillsDump,
        boolean dumpReadsAck) {

    /** MariaDB 10.3 and later: built in. */
    public static final SemiSyncRules MARIADB = new SemiSyncRules(false, false, true, true, true, false);

    /** MySQL 5.7 and later: plugin with an ack receiver. */
    public static final SemiSyncRules MYSQL = new SemiSyncRules(true, true, false, false, false, false);

    /** The plugin of 5.5, MariaDB's and MySQL's. */
    public static final SemiSyncRules OLD_PLUGIN = new SemiSyncRules(false, true, false, false, false, true);
}

package org.replsim.scenario.random;

/** Why a replica may lack a transaction that it has acknowledged. There is no other reason. */
enum Excuse {
    /** Its host lost its power, and sync_relay_log was not 1: an ACK says that the event was written (spec 2.11). */
    UNSYNCED_RELAY_LOG,
    /** Its host lost its power, and it asks by GTID: what it had not applied is asked for again, from whoever is there. */
    FETCHED_AGAIN_BY_GTID,
    /** It was started again with relay_log_recovery: what it had not applied is asked for again. */
    DROPPED_BY_RECOVERY,
    /** Somebody typed CHANGE MASTER or RESET SLAVE: what it had not applied went with its relay log (spec 1.7 rule 5). */
    DROPPED_BY_CHANGE_MASTER,
    /** A failover manager did that, to repoint or to promote it. */
    DROPPED_BY_MANAGER,
    /** Its relay log is damaged at or before the transaction: the SQL thread never comes there (spec 1.7 rule 2). */
    CORRUPT_RELAY_LOG,
    /** It was told another position, and acknowledges behind a gap that it has never received (spec 5.1). */
    POSITION_SET_BY_HAND,
    /** sql_slave_skip_counter has left it out (spec 1.7 rule 3). */
    SKIPPED,
    /** It had applied it, and its engine or its own binary log was not synced when its process or its power ended. */
    LOST_IN_ENGINE,
    /** It was started again as a replica (init_rpl_role), which cuts off what was in its log and only prepared (spec 2.11). */
    CUT_OFF_BY_RECOVERY,
    /**
     * Its source has lost the end of its binary log, and this replica is behind that (another one has acknowledged it), or has
     * what was lost by the GTID that the source has given again.
     */
    LOST_BY_THE_SOURCE
}

package org.replsim.scenario.importer.binlog;

/**
 * What the GTID event at the beginning of a group says.
 *
 * @param standalone whether one event follows, without COMMIT
 * @param ddl whether it is known to be DDL
 * @param group what members of one commit group have in common; -1 if that is not told
 * @param commitMicros when it was committed, microseconds since 1970; -1 if that is not told
 */
record GroupHead(boolean standalone, boolean ddl, long group, long commitMicros) {

    /** Of a group without GTID event. */
    static final GroupHead NONE = new GroupHead(false, false, -1, -1);

    private static final int STANDALONE_FLAG = 1;
    private static final int GROUP_COMMIT_ID_FLAG = 2;
    private static final int DDL_FLAG = 32;
    private static final int MARIADB_FLAGS = 12;
    private static final int LOGICAL_TIMESTAMPS = 2;
    private static final int TYPE_PLACE = 25;
    private static final int LAST_COMMITTED = 26;
    private static final int COMMIT_TIME = 42;

    /** Reads a GTID event. */
    static GroupHead of(RawEvent event) throws Damage {
        if (event.type() == Types.MARIADB_GTID) {
            return mariaDb(event);
        }
        boolean groups = event.type() != Types.GTID_TAGGED
                && event.hasBody(LAST_COMMITTED + 16)
                && event.body(TYPE_PLACE, 1) == LOGICAL_TIMESTAMPS;
        if (!groups) {
            return NONE;
        }
        long micros = event.hasBody(COMMIT_TIME + 7) ? event.body(COMMIT_TIME, 7) & ((1L << 55) - 1) : -1;
        return new GroupHead(false, false, event.body(LAST_COMMITTED, 8), micros > 0 ? micros : -1);
    }

    private static GroupHead mariaDb(RawEvent event) throws Damage {
        if (!event.hasBody(MARIADB_FLAGS + 1)) {
            throw new Damage(event.offset(), "a GTID event is too short");
        }
        long flags = event.body(MARIADB_FLAGS, 1);
        boolean grouped = (flags & GROUP_COMMIT_ID_FLAG) != 0 && event.hasBody(MARIADB_FLAGS + 9);
        return new GroupHead(
                (flags & STANDALONE_FLAG) != 0,
                (flags & DDL_FLAG) != 0,
                grouped ? event.body(MARIADB_FLAGS + 1, 8) : -1,
                -1);
    }
}

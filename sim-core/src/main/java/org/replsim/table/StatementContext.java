package org.replsim.table;

import org.replsim.table.value.Session;

/**
 * The surroundings of a statement.
 *
 * @param database the session's default database; empty without
 * @param sql the statement's text as it is logged
 * @param format how it is logged
 * @param annotate whether its text goes before its row events (Annotate_rows)
 * @param increment auto_increment_increment
 * @param offset auto_increment_offset
 * @param insertId SET insert_id: the first auto-increment value; 0 without
 * @param seconds when it began, in whole seconds since 1970
 * @param strict whether values that do not fit are errors (STRICT_TRANS_TABLES)
 * @param session what its expressions can ask for
 */
public record StatementContext(
        String database,
        String sql,
        BinlogFormat format,
        boolean annotate,
        int increment,
        int offset,
        long insertId,
        long seconds,
        boolean strict,
        Session session) {

    /** A statement of a session with default settings, logged in mixed format. */
    public static StatementContext of(String database, String sql) {
        return new StatementContext(database, sql, BinlogFormat.MIXED, true, 1, 1, 0, 0, true, Session.NONE);
    }

    /** The same with another format. */
    public StatementContext withFormat(BinlogFormat other) {
        return new StatementContext(
                database, sql, other, annotate, increment, offset, insertId, seconds, strict, session);
    }

    /** The same with other auto-increment settings. */
    public StatementContext withAutoIncrement(int otherIncrement, int otherOffset, long otherInsertId) {
        return new StatementContext(
                database, sql, format, annotate, otherIncrement, otherOffset, otherInsertId, seconds, strict, session);
    }

    /** The same in another session at another time. */
    public StatementContext withSession(Session other, long otherSeconds) {
        return new StatementContext(
                database, sql, format, annotate, increment, offset, insertId, otherSeconds, strict, other);
    }

    /** The same with or without strict mode. */
    public StatementContext withStrict(boolean other) {
        return new StatementContext(
                database, sql, format, annotate, increment, offset, insertId, seconds, other, session);
    }
}

package org.replsim.server.source;

import java.util.List;
import org.replsim.server.TableUser;
import org.replsim.sql.TableName;

/** What all sessions of a server do with its tables. */
record SessionTables(List<Session> sessions) implements TableUser {

    @Override
    public boolean writes() {
        return sessions.stream().anyMatch(session -> session.locks.writes());
    }

    @Override
    public boolean commits() {
        return sessions.stream().anyMatch(session -> session.locks.commits());
    }

    @Override
    public boolean uses(TableName table) {
        return sessions.stream().anyMatch(session -> session.locks.uses(table));
    }
}

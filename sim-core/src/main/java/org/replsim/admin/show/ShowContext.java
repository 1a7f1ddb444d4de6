package org.replsim.admin.show;

import java.util.List;
import java.util.Optional;

/** What a SHOW needs to know of the session that asks. */
public interface ShowContext {

    /** A session that nobody sees in the process list, with nothing set and no warnings. */
    ShowContext NONE = new ShowContext() {};

    /** The Id of its connection in the process list; 0 for none. */
    default long sessionId() {
        return 0;
    }

    /** The user it logged in as, for SHOW GRANTS. */
    default String user() {
        return "root";
    }

    /** The host of its account. */
    default String host() {
        return "localhost";
    }

    /** Its default database; empty without one. */
    default String database() {
        return "";
    }

    /** Its default_master_connection: the connection that is meant where none is named. */
    default String connection() {
        return "";
    }

    /** The value that SET SESSION gave a variable, as the server prints it; empty if it has that of the server. */
    default Optional<String> sessionValue(String variableName) {
        return Optional.empty();
    }

    /** What the last statement warned of. */
    default List<Warning> warnings() {
        return List.of();
    }

    /**
     * A row of SHOW WARNINGS.
     *
     * @param level Note, Warning or Error
     */
    record Warning(String level, int code, String message) {}
}

package org.replsim.lab.server;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done with connections to real servers, whatever they are for. */
public final class Connections {

    private Connections() {}

    /** Drops a connection without a word to the server, which may be dead or frozen. */
    public static void drop(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            // It is gone.
        }
    }
}

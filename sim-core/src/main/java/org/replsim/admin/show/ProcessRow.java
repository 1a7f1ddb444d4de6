package org.replsim.admin.show;

import org.jspecify.annotations.Nullable;

/**
 * A row of SHOW PROCESSLIST.
 *
 * @param id of the connection or thread
 * @param user {@code system user} for the threads of replication
 * @param host with the port; empty for the server's own threads
 * @param database null for none
 * @param command such as Query or Sleep
 * @param seconds since the command began
 * @param state null is NULL
 * @param info the statement; null for none
 */
public record ProcessRow(
        long id,
        String user,
        String host,
        @Nullable String database,
        String command,
        long seconds,
        @Nullable String state,
        @Nullable String info) {}

package org.replsim.server;

import java.util.List;
import org.replsim.binlog.EventFormat;

/**
 * A server version: what differs between versions is data here.
 *
 * @param name as the scenario file writes it
 * @param format sizes of its events
 * @param measured whether its behaviour was held against running servers
 */
public record ServerProfile(String name, EventFormat format, boolean measured) {

    /** MariaDB 10.11 (spec 3.1): the version that was measured. */
    public static final ServerProfile MARIADB_10_11 =
            new ServerProfile("mariadb-10.11", new EventFormat(252, 42, 2, 4), true);

    /** The profiles that scenario files can name. */
    public static List<ServerProfile> all() {
        return List.of(MARIADB_10_11);
    }
}

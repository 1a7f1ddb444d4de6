package org.replsim.server;

import java.util.Arrays;
import java.util.List;

/**
 * A server version: what differs between versions is data here.
 *
 * @param name as the scenario file writes it
 * @param formatDescriptionBytes size of the Format_desc event
 * @param gtidBytes size of the GTID event that begins a group
 * @param gtidCommitIdBytes what it is longer when the group has more than one member
 * @param checksumBytes checksum at the end of each event
 * @param measured whether its behaviour was held against running servers
 */
public record ServerProfile(
        String name,
        int formatDescriptionBytes,
        int gtidBytes,
        int gtidCommitIdBytes,
        int checksumBytes,
        boolean measured) {

    /** MariaDB 10.11 (spec 3.1): the version that was measured. */
    public static final ServerProfile MARIADB_10_11 = new ServerProfile("mariadb-10.11", 252, 42, 2, 4, true);

    /** The profiles by name. */
    public static List<ServerProfile> all() {
        return Arrays.asList(MARIADB_10_11);
    }
}

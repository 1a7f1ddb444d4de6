package org.replsim.scenario.result;

import java.util.SortedMap;

/**
 * A server as it was configured.
 *
 * @param name of the server
 * @param host it runs on
 * @param profile its version, such as {@code mariadb-10.11}
 * @param profileMeasured whether the profile was held against running servers
 * @param cores of its host
 * @param source the server it replicates from; empty if none
 * @param variables all modelled system variables as SHOW VARIABLES writes them, by name
 */
public record ServerSummary(
        String name,
        String host,
        String profile,
        boolean profileMeasured,
        int cores,
        String source,
        SortedMap<String, String> variables) {}

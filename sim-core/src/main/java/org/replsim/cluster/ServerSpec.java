package org.replsim.cluster;

import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariables;

/**
 * A server as configured.
 *
 * @param name unique among servers
 * @param host the name of the host it runs on
 * @param profile its version
 * @param variables its system variables at start
 */
public record ServerSpec(String name, String host, ServerProfile profile, ServerVariables variables) {}

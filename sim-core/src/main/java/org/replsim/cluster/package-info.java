/**
 * Hosts, servers and links by name, and who replicates from whom.
 */
@NullMarked
package org.replsim.cluster;

import org.jspecify.annotations.NullMarked;

/**
 * What both sides of replication share: the process with its version and variables, its redo log, the table its row locks
 * stand in, the packets between source and replica, and what a replica sees of its source.
 */
@NullMarked
package org.replsim.server;

import org.jspecify.annotations.NullMarked;

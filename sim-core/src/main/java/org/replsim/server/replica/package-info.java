/**
 * The replica side of a server: from the wire into the relay log, and from there into the tables.
 *
 * <pre>
 *   (link) --> IoThread --> RelayLog --> Applier --> (own Binlog, if it logs updates)
 *                 |            ^            |
 *                 +-- ACK      +-- purge ---+
 * </pre>
 *
 * The Applier is a SerialApplier or, with workers, a ParallelApplier, which has a drawing of its own.
 *
 * Ids such as I0-I14 and S0-S5 are those of the replication semantics the model follows.
 */
@NullMarked
package org.replsim.server.replica;

import org.jspecify.annotations.NullMarked;

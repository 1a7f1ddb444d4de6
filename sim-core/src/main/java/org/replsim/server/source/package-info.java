/**
 * The source side of a server: from a client's statement to its OK, and from the binary log to the replicas.
 *
 * <pre>
 *   Session --> RowLocks --> Cores --> RedoLog --> CommitPipeline --> Binlog --> DumpThread --> (link) --> replica
 *      ^                                                |                                                    |
 *      +------------ SemiSync (wait point) &lt;------------+---- AckReceiver &lt;---------- (link) &lt;--------- ACK -+
 * </pre>
 *
 * Ids such as C0-C9 and D1-D4 are those of the replication semantics the model follows.
 */
@NullMarked
package org.replsim.server.source;

import org.jspecify.annotations.NullMarked;

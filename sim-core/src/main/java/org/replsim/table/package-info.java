/**
 * What a server stores: databases, tables and rows, the changes of transactions, and the events that carry them to
 * replicas. Knows nothing of time.
 */
@NullMarked
package org.replsim.table;

import org.jspecify.annotations.NullMarked;

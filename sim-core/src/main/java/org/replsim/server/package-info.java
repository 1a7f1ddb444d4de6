/**
 * What both sides of replication share: the servers' own variables and the shape of a transaction.
 */
@NullMarked
package org.replsim.server;

import org.jspecify.annotations.NullMarked;

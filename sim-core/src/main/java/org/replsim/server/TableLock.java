package org.replsim.server;

import org.replsim.sql.TableName;

/**
 * A table as LOCK TABLES names it.
 *
 * @param table with its database
 * @param write whether others are kept from reading it, too
 */
public record TableLock(TableName table, boolean write) {}

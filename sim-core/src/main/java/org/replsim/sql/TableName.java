package org.replsim.sql;

/**
 * A table as a statement names it.
 *
 * @param database empty when the statement leaves it to the session's default
 * @param table its name
 */
public record TableName(String database, String table) {}

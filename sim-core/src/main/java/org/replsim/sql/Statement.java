package org.replsim.sql;

/** Something that a client can send to a server. */
public sealed interface Statement
        permits Dml, Ddl, TransactionControl, Replication, Show, Setting, Account, Administration {}

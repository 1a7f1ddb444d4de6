package org.replsim.binlog;

/** What a transaction does to one of its rows, as far as anybody keeps that row. */
public enum RowEffect {
    /** The row is not kept: nobody else can meet it. */
    NONE,
    /** It was not there before. */
    INSERT,
    /** It was there and is found by its key. */
    UPDATE,
    /** It was there and is not any more. */
    DELETE
}

package org.replsim.table;

/** binlog_format. */
public enum BinlogFormat {
    /** Row events where a statement is unsafe, else its text. */
    MIXED,
    /** Always the text. */
    STATEMENT,
    /** Always row events. */
    ROW
}

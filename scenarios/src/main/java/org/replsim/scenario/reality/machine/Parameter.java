package org.replsim.scenario.reality.machine;

/**
 * The parameters of the model that belong to a machine. Times are nanoseconds; per-byte costs are nanoseconds a byte.
 *
 * <p>The block of a scenario and the key that state a parameter are {@link #block} and {@link #key}; the start of a fit and
 * the range within which it may end are orders of magnitude of a current server processor and its storage.
 */
public enum Parameter {
    /** Device time of one sync of a file that has grown, the median. */
    FSYNC(Block.DISK, "fsync", 100_000, 1_000, 100_000_000),
    /** Device time of one sync of the redo log, the median. */
    OVERWRITE(Block.DISK, "overwrite", 70_000, 1_000, 100_000_000),
    /** The 99th percentile of a sync over its median. */
    FSYNC_TAIL(Block.DISK, "", 2, 1.001, 100),
    /** How much longer a sync takes for each other one under way. */
    CONTENTION(Block.DISK, "contention", 0.3, 0, 5),
    /** See {@link org.replsim.host.Hardware}; the median. */
    STATEMENT(Block.HARDWARE, "statement", 12_000, 500, 1_000_000),
    /** The 99th percentile of a statement over its median. */
    STATEMENT_TAIL(Block.HARDWARE, "", 2, 1.001, 100),
    PER_ROW(Block.HARDWARE, "per_row", 3_000, 0, 1_000_000),
    PER_BYTE(Block.HARDWARE, "per_byte", 2, 0, 1_000),
    PREPARE(Block.HARDWARE, "prepare", 4_000, 0, 1_000_000),
    BINLOG_GROUP(Block.HARDWARE, "binlog_group", 4_000, 0, 1_000_000),
    BINLOG_TRANSACTION(Block.HARDWARE, "binlog_transaction", 3_000, 0, 1_000_000),
    BINLOG_BYTE(Block.HARDWARE, "binlog_byte", 0.5, 0, 1_000),
    ENGINE_COMMIT(Block.HARDWARE, "engine_commit", 4_000, 0, 1_000_000),
    REPLY(Block.HARDWARE, "reply", 4_000, 0, 1_000_000),
    DUMP_EVENT(Block.HARDWARE, "dump_event", 450, 0, 1_000_000),
    DUMP_BYTE(Block.HARDWARE, "dump_byte", 0.3, 0, 1_000),
    RECEIVE_EVENT(Block.HARDWARE, "receive_event", 3_500, 0, 1_000_000),
    RECEIVE_BYTE(Block.HARDWARE, "receive_byte", 0.5, 0, 1_000),
    SEND_ACK(Block.HARDWARE, "send_ack", 8_000, 0, 1_000_000),
    ACK_RECEIVER(Block.HARDWARE, "ack_receiver", 8_000, 0, 1_000_000),
    APPLY_TRANSACTION(Block.HARDWARE, "apply_transaction", 10_000, 0, 1_000_000),
    APPLY_ROW(Block.HARDWARE, "apply_row", 5_000, 0, 1_000_000),
    APPLY_BYTE(Block.HARDWARE, "apply_byte", 1, 0, 1_000),
    HAND_OVER(Block.HARDWARE, "hand_over", 15_000, 0, 1_000_000),
    CLIENT(Block.HARDWARE, "client", 14_000, 0, 1_000_000),
    COLD(Block.HARDWARE, "cold", 5, 0, 100),
    COLD_HALF(Block.HARDWARE, "cold_half", 10_000_000, 1_000, 1_000_000_000),
    WAKE_UP(Block.HARDWARE, "wake_up", 15_000, 0, 1_000_000),
    THREAD_WAKE(Block.HARDWARE, "thread_wake", 8_000, 0, 1_000_000),
    FLUSH(Block.HARDWARE, "flush", 10_000, 0, 1_000_000),
    APPEND_SYNC(Block.HARDWARE, "append_sync", 70_000, 0, 10_000_000),
    OVERWRITE_SYNC(Block.HARDWARE, "overwrite_sync", 35_000, 0, 10_000_000),
    PROXY(Block.HARDWARE, "proxy", 15_000, 0, 1_000_000);

    /** Where a scenario states it. */
    public enum Block {
        /** The disk of a host. */
        DISK,
        /** The {@code hardware} of a host. */
        HARDWARE
    }

    private final Block block;
    private final String key;
    private final double start;
    private final double low;
    private final double high;

    Parameter(Block block, String key, double start, double low, double high) {
        this.block = block;
        this.key = key;
        this.start = start;
        this.low = low;
        this.high = high;
    }

    /** Where a scenario states it. */
    public Block block() {
        return block;
    }

    /** Its key there; empty if it is a part of the value before it. */
    public String key() {
        return key;
    }

    /** A value to begin with. */
    public double start() {
        return start;
    }

    /** The least it can be. */
    public double low() {
        return low;
    }

    /** The most it can be. */
    public double high() {
        return high;
    }
}

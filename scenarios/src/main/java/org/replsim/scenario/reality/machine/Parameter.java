package org.replsim.scenario.reality.machine;

import java.util.Locale;

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
    /** Device time of one write past the system's cache, the median. */
    DIRECT_WRITE(Block.DISK, "direct_write", 50_000, 1_000, 100_000_000),
    /** The 99th percentile of a sync over its median. */
    FSYNC_TAIL(Block.DISK, "", 2, 1.001, 100),
    /** How much longer a sync takes for each other one under way. */
    CONTENTION(Block.DISK, "contention", 0.3, 0, 5),
    /** See {@link org.replsim.host.Hardware}; the median. */
    STATEMENT(Block.HARDWARE, "statement", 12_000, 500, 1_000_000),
    /** The 99th percentile of a statement over its median. */
    STATEMENT_TAIL(Block.HARDWARE, "", 2, 1.001, 100),
    /** Changing one row. */
    PER_ROW(Block.HARDWARE, "per_row", 3_000, 0, 1_000_000),
    /** Handling one byte of row data. */
    PER_BYTE(Block.HARDWARE, "per_byte", 2, 0, 1_000),
    /** Engine prepare. */
    PREPARE(Block.HARDWARE, "prepare", 4_000, 0, 1_000_000),
    /** Writing a commit group. */
    BINLOG_GROUP(Block.HARDWARE, "binlog_group", 4_000, 0, 1_000_000),
    /** Writing one transaction of a group. */
    BINLOG_TRANSACTION(Block.HARDWARE, "binlog_transaction", 3_000, 0, 1_000_000),
    /** Writing one byte. */
    BINLOG_BYTE(Block.HARDWARE, "binlog_byte", 0.5, 0, 1_000),
    /** Engine commit of one transaction. */
    ENGINE_COMMIT(Block.HARDWARE, "engine_commit", 4_000, 0, 1_000_000),
    /** Waking the session and answering. */
    REPLY(Block.HARDWARE, "reply", 4_000, 0, 1_000_000),
    /** Reading one event. */
    DUMP_EVENT(Block.HARDWARE, "dump_event", 450, 0, 1_000_000),
    /** Reading one byte. */
    DUMP_BYTE(Block.HARDWARE, "dump_byte", 0.3, 0, 1_000),
    /** Writing one event to the relay log. */
    RECEIVE_EVENT(Block.HARDWARE, "receive_event", 3_500, 0, 1_000_000),
    /** Writing one byte to the relay log. */
    RECEIVE_BYTE(Block.HARDWARE, "receive_byte", 0.5, 0, 1_000),
    /** Sending one ACK. */
    SEND_ACK(Block.HARDWARE, "send_ack", 8_000, 0, 1_000_000),
    /** Handling one ACK. */
    ACK_RECEIVER(Block.HARDWARE, "ack_receiver", 8_000, 0, 1_000_000),
    /** Applying one transaction, without its rows. */
    APPLY_TRANSACTION(Block.HARDWARE, "apply_transaction", 10_000, 0, 1_000_000),
    /** Applying one row. */
    APPLY_ROW(Block.HARDWARE, "apply_row", 5_000, 0, 1_000_000),
    /** Applying one byte. */
    APPLY_BYTE(Block.HARDWARE, "apply_byte", 1, 0, 1_000),
    /** Waking a worker. */
    HAND_OVER(Block.HARDWARE, "hand_over", 15_000, 0, 1_000_000),
    /** One command at the load generator. */
    CLIENT(Block.HARDWARE, "client", 14_000, 0, 1_000_000),
    /** How much longer cold code takes. */
    COLD(Block.HARDWARE, "cold", 5, 0, 100),
    /** Idle time after which half of it is due. */
    COLD_HALF(Block.HARDWARE, "cold_half", 10_000_000, 1_000, 1_000_000_000),
    /** Waking an idle core. */
    WAKE_UP(Block.HARDWARE, "wake_up", 15_000, 0, 1_000_000),
    /** Reading and answering one command of several. */
    COMMAND(Block.HARDWARE, "command", 10_000, 0, 1_000_000),
    /** The 99th percentile of a step over its median. */
    NOISE(Block.HARDWARE, "noise", 20, 1, 1_000),
    /** Waking a replication thread. */
    THREAD_WAKE(Block.HARDWARE, "thread_wake", 8_000, 0, 1_000_000),
    /** Sending down the dump thread's socket. */
    FLUSH(Block.HARDWARE, "flush", 10_000, 0, 1_000_000),
    /** The call that syncs a grown file. */
    APPEND_SYNC(Block.HARDWARE, "append_sync", 70_000, 0, 10_000_000),
    /** The call that syncs the redo log. */
    OVERWRITE_SYNC(Block.HARDWARE, "overwrite_sync", 35_000, 0, 10_000_000),
    /** The call that writes past the system's cache. */
    WRITE_CALL(Block.HARDWARE, "write_call", 20_000, 0, 10_000_000),
    /** What a sync takes beyond its sleep on a disk that is emulated; no part of a scenario. */
    EMULATION(Block.EMULATED_DISK, "", 35_000, 0, 10_000_000),
    /** A delaying proxy takes up what has come. */
    PROXY(Block.HARDWARE, "proxy", 15_000, 0, 1_000_000),
    /** It hands on what is due. */
    PROXY_TIMER(Block.HARDWARE, "proxy_timer", 30_000, 0, 1_000_000),
    /** Handing the redo log's sync on. */
    LOG_WAKE(Block.HARDWARE, "log_wake", 40_000, 0, 1_000_000);

    /** Where a scenario states it. */
    public enum Block {
        /** The disk of a host. */
        DISK,
        /** The {@code hardware} of a host. */
        HARDWARE,
        /** A file system in memory whose syncs sleep. */
        EMULATED_DISK
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

    /** A value as a scenario writes it. */
    public String text(double value) {
        if (this == CONTENTION) {
            return String.format(Locale.ROOT, "%.1f%%", value * 100);
        }
        if (key.endsWith("_byte")) {
            return String.format(Locale.ROOT, "%.3fns/B", value);
        }
        if (this == COLD || this == NOISE || key.isEmpty()) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return Math.round(value) + "ns";
    }

    /** What it is called in reports. */
    public String label() {
        return key.isEmpty() ? name().toLowerCase(Locale.ROOT) : key;
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

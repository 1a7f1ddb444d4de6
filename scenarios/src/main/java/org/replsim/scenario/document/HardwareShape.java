package org.replsim.scenario.document;

import java.util.regex.Pattern;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.DistributionType;
import org.replsim.scenario.field.EitherType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.KnownType;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;

/** The fields of machines: processors, disks, clocks, and what each step of the servers costs. */
final class HardwareShape {

    private static final KnownType TIME = new KnownType(QuantityType.DURATION);
    private static final KnownType PER_BYTE = new KnownType(QuantityType.of(Dimension.TIME_PER_BYTE, 0, 1e6));
    private static final KnownType COLD = new KnownType(NumberType.decimal(0, 1000));
    private static final KnownType UNEVEN = new KnownType(NumberType.decimal(1, 1000));
    private static final KnownType VARYING = new KnownType(new DistributionType());

    /** Service times. The defaults are orders of magnitude of a current server processor, assumed, not measured. */
    static final SectionType HARDWARE = new SectionType(Shape.of(
            "hardware",
            "What each step costs in processor time on one machine. No value may depend on mode, RTT or client count."
                    + " Each may be written as {value: 20us, from: measured | fitted | assumed}.",
            Field.of(
                    "statement",
                    VARYING,
                    "{lognormal: {p50: 40us, p99: 120us}}",
                    "parsing, optimising and executing one statement, without its rows"),
            Field.of("per_row", TIME, "5us", "changing one row"),
            Field.of("per_byte", PER_BYTE, "2ns/B", "handling one byte of row data"),
            Field.of("prepare", TIME, "4us", "engine prepare of one transaction, without the redo sync"),
            Field.of("binlog_group", TIME, "6us", "writing a commit group to the binary log, whatever its size"),
            Field.of("binlog_transaction", TIME, "2us", "writing one transaction of a group"),
            Field.of("binlog_byte", PER_BYTE, "0.5ns/B", "writing one byte to the binary log"),
            Field.of("engine_commit", TIME, "4us", "committing one transaction in the engine"),
            Field.of("reply", TIME, "6us", "waking the session and sending the OK packet"),
            Field.of("dump_event", TIME, "2us", "reading and sending one event by a dump thread"),
            Field.of("dump_byte", PER_BYTE, "0.3ns/B", "reading and sending one byte"),
            Field.of("receive_event", TIME, "2us", "writing one event to the relay log by the IO thread"),
            Field.of("receive_byte", PER_BYTE, "0.5ns/B", "writing one byte to the relay log"),
            Field.of("send_ack", TIME, "4us", "sending one semi-sync ACK by the IO thread"),
            Field.of("ack_receiver", TIME, "3us", "handling one ACK in the primary's ack receiver"),
            Field.of(
                    "apply_transaction",
                    TIME,
                    "25us",
                    "applying and committing one transaction, without rows and syncs"),
            Field.of("apply_row", TIME, "6us", "applying one row"),
            Field.of("apply_byte", PER_BYTE, "1ns/B", "applying one byte of row data"),
            Field.of(
                    "hand_over",
                    TIME,
                    "30us",
                    "waking another thread of a parallel applier: the coordinator for each transaction that it gives to a"
                            + " worker, a worker each time it had to wait for another one"),
            Field.of(
                    "client",
                    TIME,
                    "15us",
                    "what the load generator spends on one command: a statement, or the COMMIT behind several"),
            Field.of(
                    "cold",
                    COLD,
                    "0",
                    "how many times longer, beyond once, a step takes whose code has not run for very long: the caches are"
                            + " cold and the processor sleeps deeply"),
            Field.of("cold_half", TIME, "5ms", "idle time after which half of that is due"),
            Field.of("wake_up", TIME, "0", "extra time of each burst that begins on an idle core"),
            Field.of(
                    "noise",
                    UNEVEN,
                    "1",
                    "how uneven steps are: the 99th percentile of what one takes over the median, at the same mean"),
            Field.of(
                    "command",
                    TIME,
                    "0",
                    "reading and answering one command of a transaction that has several: BEGIN, each statement, COMMIT"),
            Field.of(
                    "thread_wake",
                    TIME,
                    "0",
                    "waking a dump, IO or SQL thread or an ack receiver that had nothing to do, a session that waited for an ACK, "
                            + "a leader that waited for a lock of the group commit, or who shares a sync of the redo log"),
            Field.of(
                    "flush",
                    TIME,
                    "0",
                    "sending down the socket what a dump thread has written to it: once before it waits, and for a"
                            + " semi-sync replica once for each transaction"),
            Field.of(
                    "append_sync",
                    TIME,
                    "0",
                    "what the call that syncs a binary or relay log spends on a core before it waits for the disk"),
            Field.of("overwrite_sync", TIME, "0", "the same for the redo log, whose blocks were there before"),
            Field.of("write_call", TIME, "0", "the same for a write past the system's cache, without a sync"),
            Field.of("proxy", TIME, "0", "what a delaying proxy (see link) spends each time it takes up what has come"),
            Field.of("proxy_timer", TIME, "0", "the same each time a timer wakes it and it hands on what is due"),
            Field.of(
                    "log_wake",
                    TIME,
                    "0",
                    "how long it takes, without a core, until one of those who wait for the next sync of the redo log has its"
                            + " lock and is awake")));

    /** A storage device in full. */
    static final SectionType DISK_IN_FULL = new SectionType(Shape.of(
            "disk",
            "A storage device as fdatasync sees it.",
            Field.required(
                    "fsync",
                    VARYING,
                    "one sync of a file that has grown, such as a binary log, when nothing else is under way"),
            Field.derived(
                    "overwrite",
                    VARYING,
                    "as fsync",
                    "one sync of blocks that were there before, as in a redo log, when nothing else is under way"),
            Field.derived(
                    "direct_write",
                    VARYING,
                    "as overwrite",
                    "the same for a write past the system's cache without a sync: innodb_log_file_buffering OFF"),
            Field.of(
                    "contention",
                    QuantityType.of(Dimension.SHARE, 0, 100),
                    "0%",
                    "how much longer a sync takes for each other one that is under way when it begins"),
            Field.of(
                    "channels",
                    NumberType.whole(1, 64),
                    "1",
                    "how many syncs of different files can be under way together; further ones queue"),
            Field.of(
                    "bandwidth",
                    QuantityType.BANDWIDTH,
                    "1GB/s",
                    "write bandwidth that a sync of much data is bounded by"),
            Field.of(
                    "write_back",
                    QuantityType.LASTING,
                    "30s",
                    "at the multiples of this time the operating system writes back what nobody has synced (assumed; counts"
                            + " when the power is lost)")));

    /** A storage device by preset or in full. */
    static final EitherType DISK = new EitherType(
            DiskPreset.CHOICE,
            DISK_IN_FULL,
            EitherType.Form.MAPPING,
            (word, written) -> DiskPreset.named(word).values(DISK_IN_FULL, written));

    private static final SectionType CLOCK = new SectionType(Shape.of(
            "clock",
            "How a host's wall clock differs from true time, beside a sub-second phase drawn per host.",
            Field.of("offset", QuantityType.OFFSET, "0", "what it is ahead (or, negative, behind) at the start"),
            Field.of("drift_ppm", NumberType.decimal(-1000, 1000), "0", "what it gains, in microseconds per second")));

    private static final TextType ADDRESS = new TextType(
            "address", "a name or address such as 192.168.0.10", Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]{0,62}"));

    /** A machine. */
    static final SectionType HOST = new SectionType(Shape.of(
            "host",
            "A machine. Servers and load generators may share one.",
            Field.required("cores", NumberType.whole(1, 1024), "processors"),
            Field.derived(
                    "address",
                    ADDRESS,
                    "the host's name",
                    "where its servers are found: what MASTER_HOST names and accounts are matched against"),
            Field.of("disk", DISK, "nvme", "the device its servers write to"),
            Field.of(
                    "hardware",
                    HARDWARE,
                    "{}",
                    "what each step costs here; what is left out is as in the shared block"),
            Field.of("clock", CLOCK, "{}", "its wall clock")));

    private HardwareShape() {}
}

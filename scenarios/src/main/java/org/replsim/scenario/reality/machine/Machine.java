package org.replsim.scenario.reality.machine;

import java.util.EnumMap;
import java.util.Map;
import org.replsim.engine.random.Distribution;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.Hardware;
import org.replsim.host.HostSpec;
import org.replsim.host.Kernel;

/**
 * A machine by the values of its parameters. One block: no value depends on mode, RTT or the number of clients.
 *
 * @param cores processors
 * @param values of all parameters
 */
public record Machine(int cores, Map<Parameter, Estimate> values) {

    private static final int CHANNELS = 16;
    private static final double DISK_BYTES_PER_SECOND = 1e9;

    /** Copies the map; it must have all parameters. */
    public Machine {
        values = new EnumMap<>(values);
        for (Parameter parameter : Parameter.values()) {
            if (!values.containsKey(parameter)) {
                throw new IllegalArgumentException("a machine needs a value for " + parameter);
            }
        }
    }

    /** One of which nothing is known: every value is assumed. */
    public static Machine assumed(int cores) {
        Map<Parameter, Estimate> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            values.put(parameter, Estimate.assumed(parameter.start()));
        }
        return new Machine(cores, values);
    }

    /** The value of a parameter, in nanoseconds, nanoseconds a byte or as a pure number. */
    public double value(Parameter parameter) {
        return estimate(parameter).value();
    }

    /** The value of a parameter with its origin. */
    public Estimate estimate(Parameter parameter) {
        return values.getOrDefault(parameter, Estimate.assumed(parameter.start()));
    }

    /** The same machine with another value. */
    public Machine with(Parameter parameter, Estimate estimate) {
        Map<Parameter, Estimate> changed = new EnumMap<>(values);
        changed.put(parameter, estimate);
        return new Machine(cores, changed);
    }

    /** As a host of a run. */
    public HostSpec host(String name) {
        return new HostSpec(name, cores, disk(), hardware(), ClockSpec.EXACT);
    }

    /** As a host whose disk is emulated: each sync sleeps for a given time and needs no processor. */
    public HostSpec withEmulatedDisk(String name, long sleepNanos) {
        double syncNanos = sleepNanos + value(Parameter.EMULATION);
        DiskSpec asleep = new DiskSpec(new Distribution.Constant(syncNanos), 64, 1e10);
        Machine without =
                with(Parameter.APPEND_SYNC, Estimate.assumed(0)).with(Parameter.OVERWRITE_SYNC, Estimate.assumed(0));
        return new HostSpec(name, cores, asleep, without.hardware(), ClockSpec.EXACT);
    }

    private DiskSpec disk() {
        double tail = value(Parameter.FSYNC_TAIL);
        return new DiskSpec(
                spread(value(Parameter.FSYNC), tail),
                spread(value(Parameter.OVERWRITE), tail),
                spread(value(Parameter.DIRECT_WRITE), tail),
                value(Parameter.CONTENTION),
                CHANNELS,
                DISK_BYTES_PER_SECOND,
                DiskSpec.USUAL_WRITE_BACK);
    }

    private static Distribution spread(double p50, double tail) {
        return new Distribution.Lognormal(p50, p50 * tail);
    }

    private Hardware hardware() {
        return new Hardware(
                spread(value(Parameter.STATEMENT), value(Parameter.STATEMENT_TAIL)),
                nanos(Parameter.PER_ROW),
                value(Parameter.PER_BYTE),
                nanos(Parameter.PREPARE),
                nanos(Parameter.BINLOG_GROUP),
                nanos(Parameter.BINLOG_TRANSACTION),
                value(Parameter.BINLOG_BYTE),
                nanos(Parameter.ENGINE_COMMIT),
                nanos(Parameter.REPLY),
                nanos(Parameter.DUMP_EVENT),
                value(Parameter.DUMP_BYTE),
                nanos(Parameter.RECEIVE_EVENT),
                value(Parameter.RECEIVE_BYTE),
                nanos(Parameter.SEND_ACK),
                nanos(Parameter.ACK_RECEIVER),
                nanos(Parameter.APPLY_TRANSACTION),
                nanos(Parameter.APPLY_ROW),
                value(Parameter.APPLY_BYTE),
                nanos(Parameter.HAND_OVER),
                nanos(Parameter.CLIENT),
                value(Parameter.COLD),
                nanos(Parameter.COLD_HALF),
                new Kernel(
                        nanos(Parameter.WAKE_UP),
                        value(Parameter.NOISE),
                        nanos(Parameter.COMMAND),
                        nanos(Parameter.THREAD_WAKE),
                        nanos(Parameter.FLUSH),
                        nanos(Parameter.APPEND_SYNC),
                        nanos(Parameter.OVERWRITE_SYNC),
                        nanos(Parameter.WRITE_CALL),
                        nanos(Parameter.PROXY),
                        nanos(Parameter.PROXY_TIMER),
                        nanos(Parameter.LOG_WAKE)));
    }

    private long nanos(Parameter parameter) {
        return Math.round(value(parameter));
    }
}

package org.replsim.scenario.document;

import org.replsim.engine.random.Distribution;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.Hardware;
import org.replsim.host.HostSpec;
import org.replsim.host.Kernel;
import org.replsim.scenario.field.Values;

/** From the values of a host to its specification. */
final class HostBinder {

    private HostBinder() {}

    static HostSpec host(String name, Values host) {
        Values disk = host.section("disk");
        Values clock = host.section("clock");
        String overwrite = disk.has("overwrite") ? "overwrite" : "fsync";
        return new HostSpec(
                name,
                host.has("address") ? host.text("address") : name,
                host.count("cores"),
                new DiskSpec(
                        disk.distribution("fsync"),
                        disk.distribution(overwrite),
                        disk.distribution(disk.has("direct_write") ? "direct_write" : overwrite),
                        disk.number("contention"),
                        disk.count("channels"),
                        disk.number("bandwidth"),
                        disk.whole("write_back")),
                hardware(host.section("hardware")),
                new ClockSpec(clock.whole("offset"), clock.number("drift_ppm")));
    }

    private static Hardware hardware(Values hardware) {
        Distribution statement = hardware.distribution("statement");
        return new Hardware(
                statement,
                hardware.whole("per_row"),
                hardware.number("per_byte"),
                hardware.whole("prepare"),
                hardware.whole("binlog_group"),
                hardware.whole("binlog_transaction"),
                hardware.number("binlog_byte"),
                hardware.whole("engine_commit"),
                hardware.whole("reply"),
                hardware.whole("dump_event"),
                hardware.number("dump_byte"),
                hardware.whole("receive_event"),
                hardware.number("receive_byte"),
                hardware.whole("send_ack"),
                hardware.whole("ack_receiver"),
                hardware.whole("apply_transaction"),
                hardware.whole("apply_row"),
                hardware.number("apply_byte"),
                hardware.whole("hand_over"),
                hardware.whole("client"),
                hardware.number("cold"),
                hardware.whole("cold_half"),
                new Kernel(
                        hardware.whole("wake_up"),
                        hardware.number("noise"),
                        hardware.whole("command"),
                        hardware.whole("thread_wake"),
                        hardware.whole("flush"),
                        hardware.whole("append_sync"),
                        hardware.whole("overwrite_sync"),
                        hardware.whole("write_call"),
                        hardware.whole("proxy"),
                        hardware.whole("proxy_timer"),
                        hardware.whole("log_wake")));
    }
}

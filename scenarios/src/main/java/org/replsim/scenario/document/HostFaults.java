package org.replsim.scenario.document;

import java.util.List;
import org.replsim.fault.ClockDrift;
import org.replsim.fault.ClockStep;
import org.replsim.fault.CrashHost;
import org.replsim.fault.FreeDisk;
import org.replsim.fault.FreezeHost;
import org.replsim.fault.FullDisk;
import org.replsim.fault.PowerLoss;
import org.replsim.fault.SlowDisk;
import org.replsim.fault.ThawHost;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;

/** What happens to hosts, to their disks and clocks. */
final class HostFaults {

    static final List<FaultKind> KINDS = List.of(
            FaultKind.of(
                    "crash_host",
                    CrashHost.class,
                    TextType.NAME,
                    "the host stops at once; only what has left it still arrives",
                    (entry, names) -> new CrashHost(names.host(entry, "crash_host"))),
            FaultKind.of(
                    "power_loss",
                    PowerLoss.class,
                    TextType.NAME,
                    "the host loses its power: as crash_host, and of its files only what was synced, or written back by the"
                            + " system, is there when it starts again",
                    (entry, names) -> new PowerLoss(names.host(entry, "power_loss"))),
            FaultKind.of(
                    "full_disk",
                    FullDisk.class,
                    TextType.NAME,
                    "no room on the host's disk: writes to binary and relay logs wait, and are tried again each minute",
                    (entry, names) -> new FullDisk(names.host(entry, "full_disk"))),
            FaultKind.of(
                    "free_disk",
                    FreeDisk.class,
                    TextType.NAME,
                    "there is room again; who waits for it notices with the next try",
                    (entry, names) -> new FreeDisk(names.host(entry, "free_disk"))),
            FaultKind.of(
                    "freeze_host",
                    FreezeHost.class,
                    TextType.NAME,
                    "the host stands still, as a paused virtual machine, with all that runs on it",
                    (entry, names) -> new FreezeHost(names.host(entry, "freeze_host"))),
            FaultKind.of(
                    "thaw_host",
                    ThawHost.class,
                    TextType.NAME,
                    "the host goes on",
                    (entry, names) -> new ThawHost(names.host(entry, "thaw_host"))),
            FaultKind.of(
                    "slow_disk",
                    SlowDisk.class,
                    new SectionType(Shape.of(
                            "slow_disk",
                            "A disk that takes longer.",
                            Field.required("host", TextType.NAME, "the host whose disk it is"),
                            Field.required(
                                    "times",
                                    NumberType.decimal(0.001, 1e6),
                                    "how many times as long a sync takes; 1 for the disk's own speed again"))),
                    "syncs of a host that begin from now on take a multiple of their time: {host: b, times: 20}",
                    (entry, names) -> new SlowDisk(
                            names.host(entry.section("slow_disk"), "host"),
                            entry.section("slow_disk").number("times"))),
            FaultKind.of(
                    "clock_step",
                    ClockStep.class,
                    new SectionType(Shape.of(
                            "clock_step",
                            "A clock that is set.",
                            Field.required("host", TextType.NAME, "the host whose clock it is"),
                            Field.required("by", QuantityType.OFFSET, "how far forward or, negative, back"))),
                    "the clock of a host is set forward or back: {host: b, by: -5s}",
                    (entry, names) -> new ClockStep(
                            names.host(entry.section("clock_step"), "host"),
                            entry.section("clock_step").whole("by"))),
            FaultKind.of(
                    "clock_drift",
                    ClockDrift.class,
                    new SectionType(Shape.of(
                            "clock_drift",
                            "A clock that goes wrong.",
                            Field.required("host", TextType.NAME, "the host whose clock it is"),
                            Field.required(
                                    "ppm",
                                    NumberType.decimal(-100_000, 100_000),
                                    "what it gains from now on, in microseconds per second"))),
                    "the clock of a host gains or loses from now on: {host: b, ppm: 5000}",
                    (entry, names) -> new ClockDrift(
                            names.host(entry.section("clock_drift"), "host"),
                            entry.section("clock_drift").number("ppm"))));

    private HostFaults() {}
}

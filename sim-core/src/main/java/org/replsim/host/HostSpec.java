package org.replsim.host;

import org.jspecify.annotations.Nullable;

/**
 * A machine.
 *
 * @param name unique among hosts
 * @param address where its servers are found: what MASTER_HOST names and accounts are matched against
 * @param cores processors, at least 1
 * @param disk the device its servers write to
 * @param hardware what each step of the servers costs on this machine
 * @param clock how its wall clock stands to true time
 * @param on the host, named before it, whose processors and disk it uses, with the same costs; null: it has its own
 */
public record HostSpec(
        String name,
        String address,
        int cores,
        DiskSpec disk,
        Hardware hardware,
        ClockSpec clock,
        @Nullable String on) {

    /** A machine of its own. */
    public HostSpec(String name, String address, int cores, DiskSpec disk, Hardware hardware, ClockSpec clock) {
        this(name, address, cores, disk, hardware, clock, null);
    }

    /** A machine that is addressed by its name. */
    public HostSpec(String name, int cores, DiskSpec disk, Hardware hardware, ClockSpec clock) {
        this(name, name, cores, disk, hardware, clock);
    }

    /** The same host, with its address and its clock, on the processors and the disk of another. */
    public HostSpec on(HostSpec machine) {
        return new HostSpec(name, address, machine.cores(), machine.disk(), machine.hardware(), clock, machine.name());
    }

    /** Checks the number of cores. */
    public HostSpec {
        if (cores < 1 || cores > 1024) {
            throw new IllegalArgumentException("hosts." + name + ".cores must be 1 to 1024, not " + cores);
        }
    }
}

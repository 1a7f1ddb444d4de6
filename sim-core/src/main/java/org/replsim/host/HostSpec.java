package org.replsim.host;

/**
 * A machine.
 *
 * @param name unique among hosts
 * @param address where its servers are found: what MASTER_HOST names and accounts are matched against
 * @param cores processors, at least 1
 * @param disk the device its servers write to
 * @param hardware what each step of the servers costs on this machine
 * @param clock how its wall clock stands to true time
 */
public record HostSpec(String name, String address, int cores, DiskSpec disk, Hardware hardware, ClockSpec clock) {

    /** A machine that is addressed by its name. */
    public HostSpec(String name, int cores, DiskSpec disk, Hardware hardware, ClockSpec clock) {
        this(name, name, cores, disk, hardware, clock);
    }

    /** Checks the number of cores. */
    public HostSpec {
        if (cores < 1 || cores > 1024) {
            throw new IllegalArgumentException("hosts." + name + ".cores must be 1 to 1024, not " + cores);
        }
    }
}

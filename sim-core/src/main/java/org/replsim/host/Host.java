package org.replsim.host;

import org.replsim.engine.Simulation;
import org.replsim.engine.random.QuantileTable;

/** A machine with its cores, disk, clock and costs; servers and load generators on it share them. */
public final class Host {

    private final String name;
    private final String address;
    private final Cores cores;
    private final Disk disk;
    private final HostClock clock;
    private final Hardware hardware;
    private final QuantileTable statementNanos;

    /** Builds the machine; its noise follows from {@code seed} and its name. */
    public Host(Simulation simulation, HostSpec spec, long seed) {
        name = spec.name();
        address = spec.address();
        hardware = spec.hardware();
        cores = new Cores(simulation, name, spec.cores(), hardware.wakeUpMax(), hardware.wakeUpHalf());
        disk = new Disk(simulation, name, spec.disk(), seed);
        clock = new HostClock(spec.clock(), seed);
        statementNanos = QuantileTable.of(hardware.statement());
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its address in the network. */
    public String address() {
        return address;
    }

    /** Its processors. */
    public Cores cores() {
        return cores;
    }

    /** Its storage. */
    public Disk disk() {
        return disk;
    }

    /** Its wall clock. */
    public HostClock clock() {
        return clock;
    }

    /** What each step of a server costs on it. */
    public Hardware hardware() {
        return hardware;
    }

    /** Processor time of one statement without its rows, ready to be drawn. */
    public QuantileTable statementNanos() {
        return statementNanos;
    }
}

package org.replsim.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.QuantileTable;

/**
 * A machine with its cores, disk, clock and costs; servers and load generators on it share them. Each server has a view of its
 * own ({@link #process}), by which it can be stopped.
 */
public final class Host {

    private final String name;
    private final String address;
    private final Cores cores;
    private final Disk disk;
    private final HostClock clock;
    private final Hardware hardware;
    private final QuantileTable statementNanos;

    private final Host machine;
    private final ProcessGate gate;
    private final Map<String, Warmth> warmth = new LinkedHashMap<>();
    private final List<Host> processes = new ArrayList<>();
    private final List<ClockListener> clockSteps = new ArrayList<>();

    /** Builds the machine; its noise follows from {@code seed} and its name. */
    public Host(Simulation simulation, HostSpec spec, long seed) {
        name = spec.name();
        address = spec.address();
        hardware = spec.hardware();
        machine = this;
        gate = new ProcessGate(null);
        cores = new Cores(new Processors(simulation, name, spec.cores(), hardware, seed), gate);
        disk = new Disk(new Device(simulation, name, spec.disk(), seed), cores, hardware, gate);
        clock = new HostClock(spec.clock(), seed);
        statementNanos = QuantileTable.of(hardware.statement());
    }

    /**
     * A host of its own name, address, clock and fate on the processors and the disk of another.
     *
     * @param spec its processors and disk are not looked at
     */
    public Host(Host carrier, HostSpec spec, long seed) {
        name = spec.name();
        address = spec.address();
        hardware = carrier.hardware;
        machine = this;
        gate = new ProcessGate(null);
        cores = new Cores(carrier.cores.processors(), gate);
        disk = new Disk(carrier.disk.device(), cores, hardware, gate);
        clock = new HostClock(spec.clock(), seed);
        statementNanos = carrier.statementNanos;
    }

    private Host(Host machine) {
        this.machine = machine;
        name = machine.name;
        address = machine.address;
        hardware = machine.hardware;
        clock = machine.clock;
        statementNanos = machine.statementNanos;
        gate = new ProcessGate(machine.gate);
        cores = new Cores(machine.cores.processors(), gate);
        disk = new Disk(machine.disk.device(), cores, hardware, gate);
    }

    /** The machine as a new process on it sees it: it can be stopped alone. */
    public Host process() {
        Host process = new Host(machine);
        machine.processes.add(process);
        return process;
    }

    /**
     * The process (SIGSTOP), or all of the machine, stands still: it gets no core, and what becomes due for it waits. Its
     * kernel, or the network before a machine, still takes what the window allows.
     */
    public void stop() {
        gate.stop();
        cores.processors().preempt();
    }

    /** It goes on where it was; what has become due meanwhile follows at once. A process waits for its machine. */
    public void resume() {
        gate.resume();
        gate.release(cores.processors());
        for (Host process : processes) {
            process.gate.release(cores.processors());
        }
    }

    /** Whether it stands still. */
    public boolean stopped() {
        return gate.closed();
    }

    /** A timer of the process: if it ends while the process stands still, its reaction follows when that goes on. */
    public Timer timer(Simulation simulation, SourceName timerName, Runnable reaction) {
        return GatedTimer.make(simulation, timerName, gate, reaction);
    }

    /** Does something on the process's own account: now, or when it goes on. */
    public void whenRunning(Runnable reaction) {
        if (!gate.defers(reaction)) {
            reaction.run();
        }
    }

    /**
     * The check of whoever acts often and need not be called through {@link #whenRunning}: whether the process stands still.
     * Then the reaction is kept and follows when it goes on.
     */
    public boolean defers(Runnable reaction) {
        return gate.defers(reaction);
    }

    /** Its clock is set forward or, negative, back; whoever waits until a time of day is told. */
    public void stepClock(long byNanos, long nowNanos) {
        clock.step(byNanos, nowNanos);
        machine.clockSteps.forEach(listener -> listener.stepped(byNanos));
    }

    /** Its clock goes wrong from now on, by microseconds per second. */
    public void driftClock(double ppm, long nowNanos) {
        clock.drift(ppm, nowNanos);
    }

    /** Tells somebody whenever the clock is set. */
    public void onClockStep(ClockListener listener) {
        machine.clockSteps.add(listener);
    }

    /** What keeps a piece of code warm that several threads of this process run. */
    public Warmth warmth(String code) {
        return warmth.computeIfAbsent(code, unknown -> new Warmth());
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

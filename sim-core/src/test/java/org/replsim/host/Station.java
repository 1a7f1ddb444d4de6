package org.replsim.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;
import org.replsim.run.Specs;

/** A service station of queueing theory: customers have numbers, wait in one line, and are served by equal servers. */
interface Station {

    /** A disk that nobody uses. */
    DiskSpec UNUSED = new DiskSpec(new Distribution.Constant(0), 1, 1e9);

    /** Puts the customer at the end of the line. */
    void join(int customer);

    /** Where a station comes from. */
    @FunctionalInterface
    interface Maker {
        /** A new station that calls {@code served} with each customer who leaves. */
        Station make(Simulation simulation, String name, int servers, Distribution service, IntConsumer served);
    }

    /** Nothing but timers of the engine: shows that the engine is right whatever the model does. */
    static Station ofTimers(Simulation simulation, String name, int servers, Distribution service, IntConsumer served) {
        return new OfTimers(simulation, name, servers, service, served);
    }

    /** The cores of a host. */
    static Station ofCores(Simulation simulation, String name, int servers, Distribution service, IntConsumer served) {
        HostSpec machine = new HostSpec(name, servers, UNUSED, Specs.FREE, ClockSpec.EXACT);
        Cores cores = new Host(simulation, machine, 1).cores();
        QuantileTable nanos = QuantileTable.of(service);
        Draws draws = new Draws(1, name);
        List<Burst> bursts = new ArrayList<>();
        long[] joined = new long[1];
        return customer -> {
            while (bursts.size() <= customer) {
                int number = bursts.size();
                bursts.add(new Burst(() -> served.accept(number)));
            }
            cores.submit(bursts.get(customer), nanos.nanos(draws.bits(joined[0]++)));
        };
    }

    /** The disk of a host. */
    static Station ofDisk(Simulation simulation, String name, int servers, Distribution service, IntConsumer served) {
        DiskSpec spec = new DiskSpec(service, servers, 1e9);
        Disk disk = new Host(simulation, new HostSpec(name, 1, spec, Specs.FREE, ClockSpec.EXACT), 1).disk();
        List<Sync> syncs = new ArrayList<>();
        return customer -> {
            while (syncs.size() <= customer) {
                int number = syncs.size();
                syncs.add(new Sync(() -> served.accept(number)));
            }
            disk.append(syncs.get(customer), 0);
        };
    }

    /** The station that has only timers. */
    final class OfTimers implements Station {

        private static final int ROOM = 1 << 16;

        private final QuantileTable nanos;
        private final Draws draws;
        private final IntConsumer served;
        private final Timer[] done;
        private final int[] inService;
        private final int[] free;
        private int freeCount;
        private final int[] line = new int[ROOM];
        private long begun;
        private long joined;

        OfTimers(Simulation simulation, String name, int servers, Distribution service, IntConsumer served) {
            this.nanos = QuantileTable.of(service);
            this.draws = new Draws(1, name);
            this.served = served;
            this.done = new Timer[servers];
            this.inService = new int[servers];
            this.free = new int[servers];
            for (int i = 0; i < servers; i++) {
                int server = i;
                done[i] = simulation.timer(new SourceName(name, "server", i), () -> finish(server));
                free[freeCount++] = i;
            }
        }

        @Override
        public void join(int customer) {
            line[(int) joined++ & (ROOM - 1)] = customer;
            if (freeCount > 0) {
                begin(free[--freeCount]);
            }
        }

        private void begin(int server) {
            inService[server] = line[(int) begun & (ROOM - 1)];
            done[server].in(nanos.nanos(draws.bits(begun++)));
        }

        private void finish(int server) {
            int customer = inService[server];
            if (begun < joined) {
                begin(server);
            } else {
                free[freeCount++] = server;
            }
            served.accept(customer);
        }
    }
}

package org.replsim.run;

import java.util.List;
import java.util.SplittableRandom;
import org.replsim.fault.ClockStep;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Fault;
import org.replsim.fault.FreeDisk;
import org.replsim.fault.FullDisk;
import org.replsim.fault.Heal;
import org.replsim.fault.Partition;
import org.replsim.fault.SetBandwidth;
import org.replsim.fault.SetLoss;
import org.replsim.fault.Shutdown;
import org.replsim.fault.StartServer;

/** What befalls a random scenario beside its faults, all of it over when it is calm. */
final class RandomWeather {

    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;

    private final Specs specs;
    private final SplittableRandom random;
    private final long calmNanos;

    RandomWeather(Specs specs, SplittableRandom random, long calmNanos) {
        this.specs = specs;
        this.random = random;
        this.calmNanos = calmNanos;
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private long any(long... values) {
        return values[random.nextInt(values.length)];
    }

    /** A replica ends and is started again, in order or after a crash of its process or its host; drawn last of all. */
    void restarts() {
        if (chance(0.3)) {
            long at = random.nextLong(calmNanos);
            Fault end = switch (random.nextInt(3)) {
                case 0 -> new CrashProcess("db2");
                case 1 -> new CrashHost("b");
                default -> new Shutdown("db2");
            };
            specs.at(at, end).at(Math.min(calmNanos, at + any(0, 50 * MILLIS, 2 * SECONDS)), new StartServer("db2"));
            specs.moreServers.stream()
                    .filter(server -> server.host().equals("b"))
                    .forEach(server -> specs.at(calmNanos, new StartServer(server.name())));
        }
    }

    /**
     * Lossy and narrow links, packets that are lost one way, networks that fall apart, disks without room and clocks that are
     * set: all of it is over when it is calm. Drawn last, so that it leaves the rest of a scenario as it is.
     */
    void links() {
        int count = (int) any(0, 0, 2, 5);
        for (int i = 0; i < count; i++) {
            long at = random.nextLong(calmNanos);
            long until = Math.min(calmNanos, at + any(MILLIS, 50 * MILLIS, 600 * MILLIS, 3 * SECONDS));
            String host = chance(0.5) ? "a" : "b";
            switch (random.nextInt(6)) {
                case 0 ->
                    specs.at(at, new SetLoss("db1", "db2", any(1, 5, 30) / 100.0))
                            .at(until, new SetLoss("db1", "db2", 0));
                case 1 ->
                    specs.at(at, new SetBandwidth("db1", "db2", any(50_000, 1_000_000)))
                            .at(until, new SetBandwidth("db1", "db2", 1e9));
                case 2 ->
                    specs.at(
                                    at,
                                    new Cut(
                                            "db1",
                                            "db2",
                                            chance(0.5) ? CutKind.SILENT : CutKind.HOLD,
                                            chance(0.5) ? "db1" : "db2"))
                            .at(until, new Heal());
                case 3 ->
                    specs.at(at, new Partition(List.of(List.of("db1"), List.of("db2", "db3")), CutKind.SILENT))
                            .at(until, new Heal());
                case 4 -> specs.at(at, new FullDisk(host)).at(until, new FreeDisk(host));
                default -> specs.at(at, new ClockStep(host, any(-2, -1, 1, 2) * 800 * MILLIS));
            }
        }
        specs.at(calmNanos, new Heal()).at(calmNanos, new FreeDisk("a")).at(calmNanos, new FreeDisk("b"));
    }
}

package org.replsim.lab.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Fault;
import org.replsim.fault.Freeze;
import org.replsim.fault.FreezeHost;
import org.replsim.fault.Heal;
import org.replsim.fault.Partition;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restart;
import org.replsim.fault.Restore;
import org.replsim.fault.SetBandwidth;
import org.replsim.fault.SetRtt;
import org.replsim.fault.SetVariable;
import org.replsim.fault.Shutdown;
import org.replsim.fault.StartServer;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.fault.Thaw;
import org.replsim.fault.ThawHost;
import org.replsim.lab.proxy.DelayProxy;
import org.replsim.lab.proxy.DelayProxy.End;
import org.replsim.lab.server.RealServer;
import org.replsim.net.LinkState;

/** What a fault of the timeline is on real servers. */
final class RealFaults {

    private static final List<Class<? extends Fault>> SLOW = List.of(
            Restart.class, Shutdown.class, StartServer.class, StartThreads.class, StopThreads.class, SetVariable.class);

    private RealFaults() {}

    /** What a fault does, or nothing if no lab can do it. */
    static Optional<Consumer<RealCluster>> of(Fault fault) {
        Optional<Consumer<RealCluster>> onLinks = onLinks(fault);
        return onLinks.isPresent() ? onLinks : onServers(fault);
    }

    /** Whether it may take longer than an instant, and nobody waits for it. */
    static boolean isSlow(Fault fault) {
        return SLOW.contains(fault.getClass());
    }

    private static Optional<Consumer<RealCluster>> onLinks(Fault fault) {
        if (fault instanceof Cut cut) {
            return Optional.of(cluster -> cut(cluster, cut));
        } else if (fault instanceof Restore up) {
            return Optional.of(cluster -> set(cluster, up.a(), up.b(), LinkState.UP));
        } else if (fault instanceof Heal) {
            return Optional.of(
                    cluster -> cluster.stretches().forEach(line -> line.proxy().set(LinkState.UP)));
        } else if (fault instanceof Partition split) {
            return Optional.of(cluster -> partition(cluster, split));
        } else if (fault instanceof SetRtt rtt) {
            return Optional.of(cluster -> cluster.between(rtt.a(), rtt.b())
                    .forEach(line -> line.proxy().setRtt(rtt.rttNanos())));
        } else if (fault instanceof SetBandwidth width) {
            return Optional.of(cluster -> cluster.between(width.a(), width.b())
                    .forEach(line -> line.proxy().setBandwidth(width.bytesPerSecond())));
        }
        return Optional.empty();
    }

    private static Optional<Consumer<RealCluster>> onServers(Fault fault) {
        if (fault instanceof CrashProcess crash) {
            return Optional.of(cluster -> cluster.server(crash.server()).kill());
        } else if (fault instanceof CrashHost crash) {
            return Optional.of(cluster -> cluster.on(crash.host()).forEach(server -> die(cluster, server)));
        } else if (fault instanceof Shutdown end) {
            return Optional.of(cluster -> cluster.server(end.server()).stop());
        } else if (fault instanceof StartServer start) {
            return Optional.of(cluster -> start(cluster, cluster.server(start.server())));
        } else if (fault instanceof Restart again) {
            return Optional.of(cluster -> {
                cluster.server(again.server()).stop();
                start(cluster, cluster.server(again.server()));
            });
        } else if (fault instanceof Freeze freeze) {
            return Optional.of(cluster -> cluster.server(freeze.server()).freeze());
        } else if (fault instanceof Thaw thaw) {
            return Optional.of(cluster -> cluster.server(thaw.server()).thaw());
        } else if (fault instanceof FreezeHost freeze) {
            return Optional.of(cluster -> cluster.on(freeze.host()).forEach(RealServer::freeze));
        } else if (fault instanceof ThawHost thaw) {
            return Optional.of(cluster -> cluster.on(thaw.host()).forEach(RealServer::thaw));
        }
        return statement(fault);
    }

    private static Optional<Consumer<RealCluster>> statement(Fault fault) {
        if (fault instanceof StopThreads stop) {
            return Optional.of(cluster -> execute(cluster, stop.replica(), "STOP " + words(stop.thread())));
        } else if (fault instanceof StartThreads start) {
            return Optional.of(cluster -> execute(cluster, start.replica(), "START " + words(start.thread())));
        } else if (fault instanceof SetVariable set) {
            return Optional.of(
                    cluster -> execute(cluster, set.server(), Settings.assignment(set.variable(), set.number())));
        }
        return Optional.empty();
    }

    private static String words(ReplicaThread thread) {
        return switch (thread) {
            case IO -> "SLAVE IO_THREAD";
            case SQL -> "SLAVE SQL_THREAD";
            case BOTH -> "SLAVE";
        };
    }

    private static void cut(RealCluster cluster, Cut cut) {
        LinkState state = state(cut.kind());
        for (RealCluster.Stretch line : cluster.between(cut.a(), cut.b())) {
            if (cut.from().isEmpty()) {
                line.proxy().set(state);
            } else {
                line.proxy().setFrom(line.replica().equals(cut.from()) ? End.CALLER : End.SERVER, state);
            }
        }
    }

    private static LinkState state(CutKind kind) {
        return switch (kind) {
            case RESET -> LinkState.RESET;
            case SILENT -> LinkState.SILENT;
            case HOLD -> LinkState.HELD;
        };
    }

    private static void partition(RealCluster cluster, Partition split) {
        for (int i = 0; i < split.sets().size(); i++) {
            for (int k = i + 1; k < split.sets().size(); k++) {
                for (String a : split.sets().get(i)) {
                    split.sets().get(k).forEach(b -> set(cluster, a, b, state(split.kind())));
                }
            }
        }
    }

    private static void set(RealCluster cluster, String a, String b, LinkState state) {
        cluster.between(a, b).forEach(line -> line.proxy().set(state));
    }

    /** The lines of a dead host go on with what has left it, and say nothing more. */
    private static void die(RealCluster cluster, RealServer server) {
        mark(cluster, server, true);
        server.kill();
    }

    private static void start(RealCluster cluster, RealServer server) {
        if (!server.running()) {
            server.start();
            mark(cluster, server, false);
        }
    }

    private static void mark(RealCluster cluster, RealServer server, boolean gone) {
        for (RealCluster.Stretch line : cluster.stretches()) {
            DelayProxy proxy = line.proxy();
            if (line.source().equals(server.name())) {
                proxy.hostGone(End.SERVER, gone);
            } else if (line.replica().equals(server.name())) {
                proxy.hostGone(End.CALLER, gone);
            }
        }
    }

    private static void execute(RealCluster cluster, String server, String statement) {
        try (Connection connection = cluster.server(server).connect()) {
            Sql.execute(connection, statement);
        } catch (SQLException e) {
            // A server that is down does not execute it, as in a simulation.
        }
    }
}

package org.replsim.fault;

import java.util.Comparator;
import java.util.List;
import org.replsim.cluster.Cluster;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.net.LinkState;
import org.replsim.server.replica.Replica;

/** Lets the faults of a run happen at their instants; those of one instant in the order they were written. */
public final class Timeline {

    private final Cluster cluster;
    private final List<TimelineEntry> entries;
    private final Timer next;
    private int place;

    /** Arms the first fault. */
    public Timeline(Cluster cluster, List<TimelineEntry> timeline) {
        this.cluster = cluster;
        entries = timeline.stream()
                .sorted(Comparator.comparingLong(TimelineEntry::atNanos))
                .toList();
        next = cluster.simulation().timer(new SourceName("", "timeline"), this::happen);
        arm();
    }

    private void arm() {
        if (place < entries.size()) {
            next.at(entries.get(place).atNanos());
        }
    }

    private void happen() {
        long now = cluster.simulation().now();
        while (place < entries.size() && entries.get(place).atNanos() == now) {
            apply(cluster, entries.get(place++).fault());
        }
        arm();
    }

    /** Lets a fault happen now. */
    public static void apply(Cluster cluster, Fault fault) {
        if (fault instanceof Fault.CrashProcess crash) {
            cluster.crashProcess(crash.server());
        } else if (fault instanceof Fault.CrashHost crash) {
            cluster.crashHost(crash.host());
        } else if (fault instanceof Fault.Cut cut) {
            cluster.link(cut.a(), cut.b()).cut(stateOf(cut.kind()));
        } else if (fault instanceof Fault.Restore restore) {
            cluster.link(restore.a(), restore.b()).restore();
        } else if (fault instanceof Fault.CutOff cut) {
            cluster.paths().cut(cut.host(), cut.server());
        } else if (fault instanceof Fault.ReachAgain again) {
            cluster.paths().restore(again.host(), again.server());
        } else if (fault instanceof Fault.SetRtt set) {
            cluster.link(set.a(), set.b()).setRtt(set.rttNanos());
        } else if (fault instanceof Fault.SetVariable set) {
            ask(cluster, set.server(), () -> cluster.set(set.server(), set.variable(), set.number()));
        } else if (fault instanceof Fault.StopThreads stop) {
            ask(cluster, stop.replica(), () -> stop(cluster.replica(stop.replica()), stop.thread()));
        } else if (fault instanceof Fault.StartThreads start) {
            ask(cluster, start.replica(), () -> start(cluster.replica(start.replica()), start.thread()));
        } else {
            stand(cluster, fault);
            end(cluster, fault);
        }
    }

    /** What ends a server in order, or begins it. */
    private static void end(Cluster cluster, Fault fault) {
        if (fault instanceof Fault.Shutdown shutdown) {
            cluster.shutdown(shutdown.server());
        } else if (fault instanceof Fault.StartServer start) {
            startServer(cluster, start.server());
        } else if (fault instanceof Fault.Restart restart) {
            cluster.shutdown(restart.server());
            startServer(cluster, restart.server());
        }
    }

    private static void startServer(Cluster cluster, String name) {
        if (!cluster.node(name).server().alive()) {
            cluster.startServer(name);
        }
    }

    /** What makes a server or a host stand still, go on, or work slowly. */
    private static void stand(Cluster cluster, Fault fault) {
        if (fault instanceof Fault.Freeze freeze) {
            cluster.freeze(freeze.server());
        } else if (fault instanceof Fault.Thaw thaw) {
            cluster.thaw(thaw.server());
        } else if (fault instanceof Fault.FreezeHost freeze) {
            cluster.freezeHost(freeze.host());
        } else if (fault instanceof Fault.ThawHost thaw) {
            cluster.thawHost(thaw.host());
        } else if (fault instanceof Fault.SlowDisk slow) {
            cluster.host(slow.host()).disk().slowDown(slow.times());
        }
    }

    /** A statement: a server that stands still executes it when it goes on. */
    private static void ask(Cluster cluster, String server, Runnable statement) {
        cluster.node(server).server().whenRunning(statement);
    }

    private static LinkState stateOf(Fault.CutKind kind) {
        return switch (kind) {
            case RESET -> LinkState.RESET;
            case SILENT -> LinkState.SILENT;
            case HOLD -> LinkState.HELD;
        };
    }

    private static void stop(Replica replica, Fault.ReplicaThread thread) {
        if (thread != Fault.ReplicaThread.SQL) {
            replica.stopIoThread();
        }
        if (thread != Fault.ReplicaThread.IO) {
            replica.stopSqlThread();
        }
    }

    private static void start(Replica replica, Fault.ReplicaThread thread) {
        if (thread != Fault.ReplicaThread.SQL) {
            replica.startIoThread();
        }
        if (thread != Fault.ReplicaThread.IO) {
            replica.startSqlThread();
        }
    }
}

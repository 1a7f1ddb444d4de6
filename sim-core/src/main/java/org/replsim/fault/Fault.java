package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** Something that happens on the timeline. A new kind is a record beside this file and a row in the scenario reader's table. */
public sealed interface Fault
        permits ClockDrift,
                ClockStep,
                CrashHost,
                CrashProcess,
                Cut,
                CutOff,
                Freeze,
                FreezeHost,
                Heal,
                Partition,
                PurgeBinlogs,
                ReachAgain,
                Restart,
                Restore,
                SetBandwidth,
                SetLoss,
                SetRtt,
                SetVariable,
                Shutdown,
                SlowDisk,
                StartServer,
                StartThreads,
                StopThreads,
                Thaw,
                ThawHost {

    /** The server, or the host, or one end of the link that it hits. */
    String target();

    /** What it is in a few words, for charts and messages. */
    String text();

    /** Lets it happen now. A server that stands still executes a statement when it goes on. */
    void happen(Cluster cluster);

    /** Whether it ends a server without warning, so that what it had not sent may be lost. */
    default boolean kills(String server, String itsHost) {
        return false;
    }

    /** Whether it ends a server in order. */
    default boolean ends(String server) {
        return false;
    }
}

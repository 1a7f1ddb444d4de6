package org.replsim.fault;

import org.replsim.server.ServerVariable;

/** Something that happens on the timeline. A new kind is a record here and its name in the scenario reader. */
public sealed interface Fault {

    /** The server's process dies (kill -9): its kernel still delivers what the sockets hold. */
    record CrashProcess(String server) implements Fault {}

    /** The host stops at once: only what has left it still arrives. */
    record CrashHost(String host) implements Fault {}

    /** The link between two servers is cut. */
    record Cut(String a, String b, CutKind kind) implements Fault {}

    /** The link between two servers works again. */
    record Restore(String a, String b) implements Fault {}

    /** The round-trip time of a link changes for what is sent from now on. */
    record SetRtt(String a, String b, long rttNanos) implements Fault {}

    /** STOP SLAVE of one thread or of both. */
    record StopThreads(String replica, ReplicaThread thread) implements Fault {}

    /** START SLAVE of one thread or of both. */
    record StartThreads(String replica, ReplicaThread thread) implements Fault {}

    /** SET GLOBAL of a dynamic variable. */
    record SetVariable(String server, ServerVariable variable, long number) implements Fault {}

    /** What a cut does to the bytes. */
    enum CutKind {
        /** Both ends get RST at once; the server's reconnect rules follow. */
        RESET,
        /** Packets are lost; TCP resumes at its next backed-off retransmission, not at the restore. */
        SILENT,
        /** Bytes are kept and released at the restore. */
        HOLD
    }

    /** Which of a replica's threads. */
    enum ReplicaThread {
        /** The IO thread. */
        IO,
        /** The SQL thread. */
        SQL,
        /** Both. */
        BOTH
    }
}

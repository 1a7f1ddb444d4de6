package org.replsim.fault;

import java.util.Locale;
import org.replsim.server.ServerVariable;

/** Something that happens on the timeline. A new kind is a record here and its name in the scenario reader. */
public sealed interface Fault {

    /** The server, or the host, or one end of the link that it hits. */
    String target();

    /** What it is in a few words, for charts and messages. */
    String text();

    /** The server's process dies (kill -9): its kernel still delivers what the sockets hold. */
    record CrashProcess(String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "crash " + server;
        }
    }

    /** The server is shut down in order: connections are closed, the binary log ends with a Stop event. */
    record Shutdown(String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "shutdown " + server;
        }
    }

    /** A server that does not run is started, with what its configuration says; one that runs is let run. */
    record StartServer(String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "start server " + server;
        }
    }

    /** The server is shut down in order and started again at once. */
    record Restart(String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "restart " + server;
        }
    }

    /** The host stops at once: only what has left it still arrives. */
    record CrashHost(String host) implements Fault {
        @Override
        public String target() {
            return host;
        }

        @Override
        public String text() {
            return "crash host " + host;
        }
    }

    /** The link between two servers is cut. */
    record Cut(String a, String b, CutKind kind) implements Fault {
        @Override
        public String target() {
            return a;
        }

        @Override
        public String text() {
            return "cut " + a + "-" + b + " (" + kind.name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    /** The link between two servers works again. */
    record Restore(String a, String b) implements Fault {
        @Override
        public String target() {
            return a;
        }

        @Override
        public String text() {
            return "restore " + a + "-" + b;
        }
    }

    /** The round-trip time of a link changes for what is sent from now on. */
    record SetRtt(String a, String b, long rttNanos) implements Fault {
        @Override
        public String target() {
            return a;
        }

        @Override
        public String text() {
            return "rtt " + a + "-" + b + " " + rttNanos / 1e6 + " ms";
        }
    }

    /** Packets between a host of clients or of a failover manager and a server are lost. */
    record CutOff(String host, String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "cut off " + host + "-" + server;
        }
    }

    /** They get through again. */
    record ReachAgain(String host, String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return host + " reaches " + server + " again";
        }
    }

    /** STOP SLAVE of one thread or of both. */
    record StopThreads(String replica, ReplicaThread thread) implements Fault {
        @Override
        public String target() {
            return replica;
        }

        @Override
        public String text() {
            return "stop " + thread.text() + " " + replica;
        }
    }

    /** START SLAVE of one thread or of both. */
    record StartThreads(String replica, ReplicaThread thread) implements Fault {
        @Override
        public String target() {
            return replica;
        }

        @Override
        public String text() {
            return "start " + thread.text() + " " + replica;
        }
    }

    /** SET GLOBAL of a dynamic variable. */
    record SetVariable(String server, ServerVariable variable, long number) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "set " + variable.variableName() + " on " + server;
        }
    }

    /** The server's process stands still (SIGSTOP): peers see silence, its kernel takes what the TCP window allows. */
    record Freeze(String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "freeze " + server;
        }
    }

    /** The server's process goes on (SIGCONT): what has become due meanwhile happens at once. */
    record Thaw(String server) implements Fault {
        @Override
        public String target() {
            return server;
        }

        @Override
        public String text() {
            return "thaw " + server;
        }
    }

    /** The host stands still, as a paused virtual machine does, with all that runs on it; its clock goes on. */
    record FreezeHost(String host) implements Fault {
        @Override
        public String target() {
            return host;
        }

        @Override
        public String text() {
            return "freeze host " + host;
        }
    }

    /** The host goes on. */
    record ThawHost(String host) implements Fault {
        @Override
        public String target() {
            return host;
        }

        @Override
        public String text() {
            return "thaw host " + host;
        }
    }

    /**
     * Syncs that begin from now on take {@code times} as long as the host's disk was made for; 1 is its own speed again.
     *
     * @param times a positive factor
     */
    record SlowDisk(String host, double times) implements Fault {
        /** Checks the factor. */
        public SlowDisk {
            if (!(times > 0)) {
                throw new IllegalArgumentException("a disk cannot be slowed down by " + times);
            }
        }

        @Override
        public String target() {
            return host;
        }

        @Override
        public String text() {
            return (times == 1 ? "disk " + host + " as before" : "slow disk " + host);
        }
    }

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
        BOTH;

        /** As in STOP SLAVE. */
        String text() {
            return switch (this) {
                case IO -> "io_thread";
                case SQL -> "sql_thread";
                case BOTH -> "slave";
            };
        }
    }
}

package org.replsim.server.source;

import org.replsim.host.Hardware;
import org.replsim.server.Server;

/** What a dump thread takes of a core. */
final class DumpCost {

    private DumpCost() {}

    /** For events that are read and written to the socket, which may then be flushed. */
    static long nanos(Server server, int events, long bytes, boolean flushes) {
        Hardware hardware = server.host().hardware();
        long nanos = events * hardware.dumpEvent() + (long) (bytes * hardware.dumpByte());
        return flushes ? nanos + hardware.kernel().flush() : nanos;
    }
}

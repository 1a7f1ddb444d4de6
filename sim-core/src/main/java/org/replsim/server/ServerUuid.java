package org.replsim.server;

import java.util.Locale;
import org.replsim.engine.random.Draws;

/** server_uuid, which MySQL makes up for each data directory: here it follows from the server's name. */
public final class ServerUuid {

    private static final long VERSION_1 = 0x11e8L;

    private ServerUuid() {}

    /** The one of a server. */
    public static String of(String server) {
        Draws draws = new Draws(0, server + "/uuid");
        long high = draws.bits(0);
        long low = draws.bits(1);
        return String.format(
                Locale.ROOT,
                "%08x-%04x-%04x-%04x-%012x",
                high >>> 32,
                high & 0xffff,
                VERSION_1,
                (low >>> 48) & 0x3fff | 0x8000,
                low & 0xffffffffffffL);
    }
}

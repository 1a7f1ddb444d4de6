package org.replsim.server.source;

import org.replsim.host.Burst;
import org.replsim.server.Server;

/** C9: the transaction of a session is through; it needs a core for the answer. */
final class Answer {

    private final Server server;
    private final Burst replying;

    Answer(Server server, Runnable replied) {
        this.server = server;
        replying = new Burst(replied, server.host().warmth("reply"));
    }

    /** @param woken whether the session slept until an ACK came */
    void give(boolean woken) {
        long waking = woken ? server.host().hardware().kernel().threadWake() : 0;
        server.host().cores().submit(replying, waking + server.host().hardware().reply());
    }
}

package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Timer;
import org.replsim.server.Server;

/** A pause of a thread of the applier; few threads ever make one, so its timer is made for the first. */
final class Pause {

    private final Server server;
    private final String role;
    private final Runnable over;
    private @Nullable Timer timer;

    /** @param over what follows, if the server lives */
    Pause(Server server, String role, Runnable over) {
        this.server = server;
        this.role = role;
        this.over = over;
    }

    void begin(long nanos) {
        Timer known = timer;
        if (known == null) {
            known = server.timer(role, this::ended);
            timer = known;
        }
        known.in(nanos);
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
        }
    }

    boolean underWay() {
        return timer != null && timer.armed();
    }

    private void ended() {
        if (server.alive()) {
            over.run();
        }
    }
}

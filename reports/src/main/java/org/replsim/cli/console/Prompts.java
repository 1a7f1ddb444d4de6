package org.replsim.cli.console;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Whose prompt is shown: a server's client or a host's shell. Each is left for the one that it was entered from. */
final class Prompts {

    private record Place(String session, @Nullable OpenShell shell) {}

    private final Sessions sessions;
    private final Deque<Place> before = new ArrayDeque<>();
    private @Nullable OpenShell shell;

    Prompts(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The shell whose prompt is shown; null for a client's. */
    @Nullable
    OpenShell shell() {
        return shell;
    }

    /** Goes to a shell. */
    void shell(OpenShell entered) {
        before.push(here());
        shell = entered;
    }

    /** Goes to a server's client that was opened in a shell. */
    void client(String server) {
        before.push(here());
        shell = null;
        sessions.choose(server);
    }

    /** Lines go to a client from now on, whichever it was. */
    void leaveShell() {
        if (shell != null) {
            before.clear();
            shell = null;
        }
    }

    /** Goes back to where this one was entered from; false if it was the first. */
    boolean back() {
        Place place = before.poll();
        if (place == null) {
            return false;
        }
        shell = place.shell();
        sessions.choose(place.session());
        return true;
    }

    private Place here() {
        return new Place(sessions.currentName(), shell);
    }
}

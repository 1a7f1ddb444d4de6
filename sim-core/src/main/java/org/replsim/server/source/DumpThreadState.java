package org.replsim.server.source;

import static org.replsim.server.StateText.renamed;
import static org.replsim.server.StateText.same;

import org.replsim.server.ServerProfile;
import org.replsim.server.StateText;

/** What a dump thread does, with the ids of spec 1.4 and the words of each version. */
public enum DumpThreadState {
    /** No replica is connected. */
    NONE(same("")),
    /** D1. */
    SENDING(renamed("Sending binlog event to slave", "Sending binlog event to replica")),
    /** D2. */
    SWITCHING(same("Finished reading one binlog; switching to next binlog")),
    /** D3. */
    HAS_SENT_ALL(new StateText(
            "Master has sent all binlog to slave; waiting for binlog to be updated",
            "Master has sent all binlog to slave; waiting for more updates",
            "Master has sent all binlog to slave; waiting for more updates",
            "Source has sent all binlog to replica; waiting for more updates")),
    /** D4. */
    ENDING(same("Waiting to finalize termination"));

    private final StateText text;

    DumpThreadState(StateText text) {
        this.text = text;
    }

    /** The server's words. */
    public String text(ServerProfile profile) {
        return text.in(profile);
    }
}

package org.replsim.server.source;

import static org.replsim.server.StateText.renamed;

import org.replsim.server.ServerProfile;
import org.replsim.server.StateText;

/** What the ack receiver does (spec 2.3 step 4), in the words of each version that has one. */
public enum AckReceiverState {
    /** No semi-sync replica has connected. */
    WAITING_FOR_CONNECTION(
            renamed("Waiting for semi-sync slave connection", "Waiting for semi-sync replica connection")),
    /** All ACKs that have come are read. */
    WAITING_FOR_ACK(renamed("Waiting for semi-sync ACK from slave", "Waiting for semi-sync ACK from replica")),
    /** An ACK is being read. */
    READING_ACK(renamed("Reading semi-sync ACK from slave", "Reading semi-sync ACK from replica"));

    private final StateText text;

    AckReceiverState(StateText text) {
        this.text = text;
    }

    /** The server's words. */
    public String text(ServerProfile profile) {
        return text.in(profile);
    }
}

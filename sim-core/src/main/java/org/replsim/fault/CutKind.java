package org.replsim.fault;

import org.replsim.net.LinkState;

/** What a cut does to the bytes. */
public enum CutKind {
    /** Both ends get RST at once; the server's reconnect rules follow. */
    RESET,
    /** Packets are lost; TCP resumes at its next backed-off retransmission, not at the restore. */
    SILENT,
    /** Bytes are kept and released at the restore. */
    HOLD;

    /** What the link does meanwhile. */
    LinkState state() {
        return switch (this) {
            case RESET -> LinkState.RESET;
            case SILENT -> LinkState.SILENT;
            case HOLD -> LinkState.HELD;
        };
    }
}

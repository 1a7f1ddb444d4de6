package org.replsim.net;

/** What a link does with what is sent over it. */
public enum LinkState {
    /** It arrives. */
    UP,
    /** Connections are reset, new ones refused at once. */
    RESET,
    /** It is lost; TCP sends it again, ever more seldom. */
    SILENT,
    /** It is kept, and delivered at the restore. */
    HELD
}

package org.replsim.binlog;

/** A reader fell so far behind that the run was ended (limits.backlog); the message names it. */
public final class BacklogExceeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    BacklogExceeded(String server, String reader, long backlog) {
        super(reader + " is " + backlog + " transactions behind the binary log of " + server
                + ", which is more than limits.backlog allows; shorten the run or raise the limit");
    }
}

package org.replsim.workload;

import java.util.List;

/**
 * What the clients of a workload that come back went through.
 *
 * @param workload its name
 * @param reconnects connections made after the first ones
 * @param refusedReadOnly transactions refused with 1290; they are tried again
 * @param unknown transactions whose COMMIT was sent and never answered
 * @param repeats those of them that were sent again and got their OK then
 */
public record Returns(String workload, long reconnects, long refusedReadOnly, long unknown, List<Repeat> repeats) {

    /** Copies the list. */
    public Returns {
        repeats = List.copyOf(repeats);
    }

    /**
     * A transaction that was sent again.
     *
     * @param row where it stands in the binary log of the server that gave no answer; -1 if it never came so far
     * @param first that server
     * @param second the server it was sent to then
     */
    public record Repeat(long row, String first, String second) {}
}

package org.replsim.run;

import java.util.List;
import org.replsim.failover.Takeover;
import org.replsim.workload.Returns;

/**
 * What the clients of a workload went through that come back when they have lost their server.
 *
 * @param workload its name
 * @param reconnects connections made after the first ones
 * @param refusedReadOnly answers 1290
 * @param unknown transactions whose COMMIT was sent and never answered
 * @param sentAgain those of them that were sent again and got their OK then
 * @param duplicates those of these that were there already, so that they are there twice
 */
public record ReturnRecord(
        String workload, long reconnects, long refusedReadOnly, long unknown, long sentAgain, long duplicates) {

    /** A record of a workload, with the takeovers of the run, which say what the new primaries had. */
    static ReturnRecord of(Returns returns, List<Takeover> takeovers) {
        long duplicates = returns.repeats().stream()
                .filter(repeat -> there(repeat, takeovers))
                .count();
        return new ReturnRecord(
                returns.workload(),
                returns.reconnects(),
                returns.refusedReadOnly(),
                returns.unknown(),
                returns.repeats().size(),
                duplicates);
    }

    /** Whether the server that said OK had the first one, too. */
    private static boolean there(Returns.Repeat repeat, List<Takeover> takeovers) {
        if (repeat.row() < 0 || repeat.first().equals(repeat.second())) {
            return repeat.row() >= 0;
        }
        return takeovers.stream()
                .anyMatch(takeover -> takeover.oldPrimary().equals(repeat.first())
                        && takeover.promoted().equals(repeat.second())
                        && repeat.row() < takeover.keptRows());
    }
}

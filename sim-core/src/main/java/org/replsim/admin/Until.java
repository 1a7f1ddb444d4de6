package org.replsim.admin;

import java.util.List;
import org.replsim.server.replica.Replica;
import org.replsim.sql.Replication.Option;
import org.replsim.sql.ReplicationOption;

/** START SLAVE UNTIL: a position in the source's log, or in the relay log (1.7 rule 6). */
final class Until {

    private Until() {}

    /** Whether the parts fit together: both of a pair, only one pair, and a file name with a number. */
    static boolean applies(Replica replica, List<Option> until) {
        boolean source = has(until, ReplicationOption.MASTER_LOG_FILE) && has(until, ReplicationOption.MASTER_LOG_POS);
        boolean relay = has(until, ReplicationOption.RELAY_LOG_FILE) && has(until, ReplicationOption.RELAY_LOG_POS);
        if (until.size() != 2 || source == relay) {
            return false;
        }
        return text(until, source ? ReplicationOption.MASTER_LOG_FILE : ReplicationOption.RELAY_LOG_FILE)
                .matches(".*\\.\\d+");
    }

    /** Starts the SQL thread, up to there if there is an end. */
    static void start(Replica replica, List<Option> until) {
        if (until.isEmpty()) {
            replica.startSqlThread();
        }
    }

    private static boolean has(List<Option> until, ReplicationOption option) {
        return until.stream().anyMatch(each -> each.option() == option);
    }

    private static String text(List<Option> until, ReplicationOption option) {
        return until.stream()
                .filter(each -> each.option() == option)
                .findFirst()
                .map(Option::text)
                .orElse("");
    }
}

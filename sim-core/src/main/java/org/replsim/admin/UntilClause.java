package org.replsim.admin;

import java.util.List;
import java.util.Optional;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.Until;
import org.replsim.sql.Replication.Option;
import org.replsim.sql.ReplicationOption;

/** The UNTIL of START SLAVE as it is written (1.7 rule 6). */
final class UntilClause {

    private UntilClause() {}

    /** Where to stop; empty if the parts do not fit together (error 1277). */
    static Optional<Until> read(List<Option> options, Replica replica) {
        if (options.isEmpty()) {
            return Optional.of(Until.NONE);
        }
        if (options.size() == 1) {
            return new UntilGtid(replica).read(options.get(0));
        }
        boolean source =
                has(options, ReplicationOption.MASTER_LOG_FILE) && has(options, ReplicationOption.MASTER_LOG_POS);
        boolean relay = has(options, ReplicationOption.RELAY_LOG_FILE) && has(options, ReplicationOption.RELAY_LOG_POS);
        if (options.size() != 2 || source == relay) {
            return Optional.empty();
        }
        String file = find(options, source ? ReplicationOption.MASTER_LOG_FILE : ReplicationOption.RELAY_LOG_FILE)
                .text();
        long position = find(options, source ? ReplicationOption.MASTER_LOG_POS : ReplicationOption.RELAY_LOG_POS)
                .number();
        if (!Until.wellFormed(file)) {
            return Optional.empty();
        }
        return Optional.of(source ? Until.master(file, position) : Until.relay(file, position));
    }

    private static boolean has(List<Option> options, ReplicationOption which) {
        return options.stream().anyMatch(option -> option.option() == which);
    }

    private static Option find(List<Option> options, ReplicationOption which) {
        return options.stream()
                .filter(option -> option.option() == which)
                .findFirst()
                .orElseThrow();
    }
}

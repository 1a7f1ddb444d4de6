package org.replsim.scenario.field;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.replsim.server.ServerVariable;

/** Well-known server variables that the model does not obey yet: told so, instead of ignored or called unknown. */
final class NotModelled {

    private record Group(String reason, List<String> names) {
        Group(String reason, String names) {
            this(reason, Arrays.asList(names.split(" ", -1)));
        }
    }

    private static final String NOTHING_OBEYS_IT =
            "this variable is not modelled yet and would change nothing; remove the line";

    private static final List<Group> GROUPS = List.of(
            new Group(NOTHING_OBEYS_IT, "gtid_mode binlog_checksum binlog_expire_logs_seconds init_rpl_role"),
            new Group(
                    "the model knows hardware by its service times, not by this variable; remove the line and see"
                            + " `hardware:`",
                    "innodb_buffer_pool_size innodb_log_file_size innodb_io_capacity innodb_flush_method"
                            + " max_connections thread_cache_size table_open_cache innodb_thread_concurrency"));

    private NotModelled() {}

    static Optional<String> reason(String name) {
        String plain = name.replace('-', '_').toLowerCase(Locale.ROOT);
        return GROUPS.stream()
                .filter(group -> group.names().contains(plain))
                .map(Group::reason)
                .findFirst()
                .or(() -> Arrays.stream(ServerVariable.values())
                        .filter(variable -> !variable.obeyed())
                        .filter(variable -> List.of(variable.variableName(), variable.alias())
                                .contains(plain))
                        .map(variable -> NOTHING_OBEYS_IT)
                        .findFirst());
    }
}

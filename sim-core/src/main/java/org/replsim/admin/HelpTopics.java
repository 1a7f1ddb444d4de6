package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.ResultSet;
import org.replsim.server.ServerProfile;

/** HELP: which statements there are that begin with or contain the words. */
final class HelpTopics {

    private static final List<String> TOPICS = List.of(
            "BEGIN",
            "CHANGE MASTER TO",
            "CHECKSUM TABLE",
            "COMMIT",
            "CREATE DATABASE",
            "CREATE TABLE",
            "CREATE USER",
            "DELETE",
            "DROP DATABASE",
            "DROP TABLE",
            "FLUSH",
            "GRANT",
            "INSERT",
            "INSTALL PLUGIN",
            "KILL",
            "LOCK TABLES",
            "PURGE BINARY LOGS",
            "RESET MASTER",
            "RESET SLAVE",
            "ROLLBACK",
            "SELECT",
            "SET",
            "SHOW BINARY LOGS",
            "SHOW BINLOG EVENTS",
            "SHOW MASTER STATUS",
            "SHOW PLUGINS",
            "SHOW PROCESSLIST",
            "SHOW SLAVE HOSTS",
            "SHOW SLAVE STATUS",
            "SHOW STATUS",
            "SHOW VARIABLES",
            "SHUTDOWN",
            "START SLAVE",
            "STOP SLAVE",
            "UNINSTALL PLUGIN",
            "UNLOCK TABLES",
            "UPDATE",
            "USE");

    private HelpTopics() {}

    static Answer answer(String topic, ServerProfile profile) {
        String words = topic.toUpperCase(Locale.ROOT).replace("CONTENTS", "").strip();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (String each : TOPICS) {
            String named = profile.generation() == org.replsim.server.Generation.MYSQL_8_4
                    ? each.replace("CHANGE MASTER", "CHANGE REPLICATION SOURCE").replace("SLAVE", "REPLICA")
                    : each;
            if (named.contains(words)) {
                List<@Nullable String> row = new ArrayList<>();
                row.add(named);
                row.add("N");
                rows.add(row);
            }
        }
        return new ResultSet(List.of("name", "is_it_category"), List.of(false, false), rows);
    }
}

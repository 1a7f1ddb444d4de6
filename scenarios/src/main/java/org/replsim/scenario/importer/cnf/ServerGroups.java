package org.replsim.scenario.importer.cnf;

import java.util.ArrayList;
import java.util.List;

/** The groups of an option file that a server reads. */
final class ServerGroups {

    private ServerGroups() {}

    /**
     * All of them.
     *
     * @param mariaDb whether it is MariaDB
     * @param version such as 10.11
     * @param suffix of --defaults-group-suffix, or empty
     */
    static List<String> of(boolean mariaDb, String version, String suffix) {
        List<String> names = new ArrayList<>(List.of("mysqld", "server", "mysqld-" + version));
        if (mariaDb) {
            names.addAll(List.of("mariadb", "mariadb-" + version, "mariadbd", "mariadbd-" + version, "client-server"));
            names.add("galera");
        }
        List<String> all = new ArrayList<>(names);
        if (!suffix.isEmpty()) {
            names.forEach(name -> all.add(name + suffix));
        }
        return all;
    }
}

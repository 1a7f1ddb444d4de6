package org.replsim.admin.shell;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All programs of a host, by name. */
final class Verbs {

    /** Where programs lie: a name with one of these directories is the same program. */
    private static final List<String> DIRECTORIES =
            List.of("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/usr/local/mysql/bin/", "/usr/local/bin/");

    private static final SortedMap<String, Verb> ALL = all();

    private Verbs() {}

    /** The program of a name, or null. */
    static @Nullable Verb find(String name) {
        Verb verb = ALL.get(name);
        if (verb == null && name.startsWith("/etc/init.d/")) {
            return ServiceVerbs::script;
        }
        for (String directory : DIRECTORIES) {
            if (verb == null && name.startsWith(directory)) {
                verb = ALL.get(name.substring(directory.length()));
            }
        }
        return verb;
    }

    /** All names. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    private static SortedMap<String, Verb> all() {
        SortedMap<String, Verb> all = new TreeMap<>();
        FileVerbs.addTo(all);
        FindVerbs.addTo(all);
        TextVerbs.addTo(all);
        GrepVerbs.addTo(all);
        SystemVerbs.addTo(all);
        ServiceVerbs.addTo(all);
        NetworkVerbs.addTo(all);
        all.put("sed", SedVerb::run);
        all.put("tcpdump", CaptureVerb::run);
        all.put("iptables", FirewallVerb::run);
        all.put("mysql", MysqlClient::run);
        all.put("mariadb", MysqlClient::run);
        all.put("mysqldump", MysqlDump::run);
        all.put("mariadb-dump", MysqlDump::run);
        all.put("mysqlbinlog", LogVerb::run);
        all.put("mariadb-binlog", LogVerb::run);
        return all;
    }
}

package org.replsim.admin.show;

import java.util.List;
import org.replsim.admin.Answer;
import org.replsim.server.Plugins;
import org.replsim.server.Server;
import org.replsim.server.Vendor;

/** SHOW PLUGINS and SHOW ENGINES: what each version brings, and the semi-sync plugins that are installed. */
final class PluginsShow {

    /** Name and type, in the order of the server. */
    private static final List<String> MARIADB_5_5 = List.of(
            "binlog|STORAGE ENGINE",
            "mysql_native_password|AUTHENTICATION",
            "mysql_old_password|AUTHENTICATION",
            "MRG_MYISAM|STORAGE ENGINE",
            "MyISAM|STORAGE ENGINE",
            "CSV|STORAGE ENGINE",
            "MEMORY|STORAGE ENGINE",
            "FEDERATED|STORAGE ENGINE",
            "ARCHIVE|STORAGE ENGINE",
            "BLACKHOLE|STORAGE ENGINE",
            "PERFORMANCE_SCHEMA|STORAGE ENGINE",
            "Aria|STORAGE ENGINE",
            "InnoDB|STORAGE ENGINE",
            "INNODB_TRX|INFORMATION SCHEMA",
            "INNODB_LOCKS|INFORMATION SCHEMA",
            "INNODB_LOCK_WAITS|INFORMATION SCHEMA",
            "partition|STORAGE ENGINE");

    private static final List<String> MARIADB_10 = List.of(
            "binlog|STORAGE ENGINE",
            "mysql_native_password|AUTHENTICATION",
            "mysql_old_password|AUTHENTICATION",
            "CSV|STORAGE ENGINE",
            "MEMORY|STORAGE ENGINE",
            "Aria|STORAGE ENGINE",
            "MyISAM|STORAGE ENGINE",
            "MRG_MyISAM|STORAGE ENGINE",
            "unix_socket|AUTHENTICATION",
            "InnoDB|STORAGE ENGINE",
            "INNODB_TRX|INFORMATION SCHEMA",
            "INNODB_LOCKS|INFORMATION SCHEMA",
            "INNODB_LOCK_WAITS|INFORMATION SCHEMA",
            "PERFORMANCE_SCHEMA|STORAGE ENGINE",
            "SEQUENCE|STORAGE ENGINE",
            "feedback|INFORMATION SCHEMA",
            "user_variables|INFORMATION SCHEMA",
            "partition|STORAGE ENGINE");

    private static final List<String> MYSQL = List.of(
            "binlog|STORAGE ENGINE",
            "mysql_native_password|AUTHENTICATION",
            "sha256_password|AUTHENTICATION",
            "CSV|STORAGE ENGINE",
            "MEMORY|STORAGE ENGINE",
            "InnoDB|STORAGE ENGINE",
            "INNODB_TRX|INFORMATION SCHEMA",
            "MyISAM|STORAGE ENGINE",
            "MRG_MYISAM|STORAGE ENGINE",
            "PERFORMANCE_SCHEMA|STORAGE ENGINE",
            "ARCHIVE|STORAGE ENGINE",
            "BLACKHOLE|STORAGE ENGINE",
            "ngram|FTPARSER");

    /** Engine, support, comment, transactions, XA, savepoints. */
    private static final List<String> ENGINES = List.of(
            "CSV|YES|Stores tables as CSV files|NO|NO|NO",
            "MRG_MyISAM|YES|Collection of identical MyISAM tables|NO|NO|NO",
            "MEMORY|YES|Hash based, stored in memory, useful for temporary tables|NO|NO|NO",
            "MyISAM|YES|Non-transactional engine with good performance and small data footprint|NO|NO|NO",
            "InnoDB|DEFAULT|Supports transactions, row-level locking, foreign keys and encryption for tables|YES|YES|YES",
            "PERFORMANCE_SCHEMA|YES|Performance Schema|NO|NO|NO");

    private PluginsShow() {}

    static Answer plugins(Server server) {
        Grid grid = new Grid().texts("Name", "Status", "Type", "Library", "License");
        List<String> builtIn = switch (server.profile().generation()) {
            case MARIADB_5_5 -> MARIADB_5_5;
            case MARIADB_10 -> MARIADB_10;
            case MYSQL_5_7, MYSQL_8_0, MYSQL_8_4 -> MYSQL;
        };
        for (String plugin : builtIn) {
            String[] parts = plugin.split("\\|", -1);
            grid.row(parts[0], "ACTIVE", parts[1], null, "GPL");
        }
        for (Plugins.Plugin plugin : server.plugins().installed()) {
            grid.row(plugin.pluginName(), "ACTIVE", "REPLICATION", plugin.library(), "GPL");
        }
        return grid.answer();
    }

    static Answer engines(Server server) {
        Grid grid = new Grid().texts("Engine", "Support", "Comment", "Transactions", "XA", "Savepoints");
        for (String engine : ENGINES) {
            grid.row((Object[]) engine.split("\\|", -1));
        }
        if (server.profile().vendor() == Vendor.MARIADB) {
            grid.row("Aria", "YES", "Crash-safe tables with MyISAM heritage", "NO", "NO", "NO");
        }
        return grid.answer();
    }
}

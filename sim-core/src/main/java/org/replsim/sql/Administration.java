package org.replsim.sql;

import java.util.List;

/** Statements about the server as a whole, and small ones that fit nowhere else. */
public sealed interface Administration extends Statement {

    /** USE. */
    record Use(String database) implements Administration {}

    /** FLUSH of all but tables; local keeps it out of the binary log. */
    record Flush(boolean local, List<Target> targets) implements Administration {
        public Flush {
            targets = List.copyOf(targets);
        }
    }

    /** FLUSH TABLES; no names mean all tables. */
    record FlushTables(boolean local, List<TableName> tables, boolean withReadLock) implements Administration {
        public FlushTables {
            tables = List.copyOf(tables);
        }
    }

    /**
     * KILL.
     *
     * @param hard false for MariaDB's SOFT
     * @param queryOnly KILL QUERY: the connection stays
     */
    record Kill(Expression id, boolean hard, boolean queryOnly) implements Administration {}

    /** SHUTDOWN; whether it waits for the replicas. */
    record Shutdown(boolean waitForReplicas) implements Administration {}

    /** INSTALL PLUGIN, INSTALL SONAME; the name is empty for all plugins of the library. */
    record InstallPlugin(String name, String library) implements Administration {}

    /** UNINSTALL PLUGIN, UNINSTALL SONAME; either the name or the library is empty. */
    record UninstallPlugin(String name, String library) implements Administration {}

    /** HELP. */
    record Help(String topic) implements Administration {}

    /** CHECKSUM TABLE. */
    record ChecksumTable(List<TableName> tables) implements Administration {
        public ChecksumTable {
            tables = List.copyOf(tables);
        }
    }

    /** DO: computes and shows nothing. */
    record Do(List<Expression> values) implements Administration {
        public Do {
            values = List.copyOf(values);
        }
    }

    /** ALTER TABLE with DISABLE KEYS or ENABLE KEYS only, as dumps have it: changes no row. */
    record TableKeys(TableName table, boolean enabled) implements Administration {}

    /** Only comments, such as an executable one for newer servers: done at once. */
    record Nothing() implements Administration {}

    /** What FLUSH flushes. */
    enum Target {
        /** All logs. */
        LOGS,
        /** The binary log: begins a new file. */
        BINARY_LOGS,
        /** The relay logs: begin a new file. */
        RELAY_LOGS,
        /** The error log. */
        ERROR_LOGS,
        /** The log of all statements. */
        GENERAL_LOGS,
        /** The log of slow statements. */
        SLOW_LOGS,
        /** The log of the storage engines. */
        ENGINE_LOGS,
        /** The counters of SHOW STATUS. */
        STATUS,
        /** The accounts. */
        PRIVILEGES,
        /** The hosts that were refused. */
        HOSTS
    }
}

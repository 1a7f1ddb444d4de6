package org.replsim.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The semi-sync plugins of a server (spec 2.1): which libraries its version brings, and which are installed. They stay over
 * a restart. MariaDB 10.3 and later has semi-sync built in.
 */
public final class Plugins {

    /** A plugin that a version can load. */
    public enum Plugin {
        /** The source side under its first name. */
        MASTER("rpl_semi_sync_master", "semisync_master.so", true),
        /** The replica side under its first name. */
        SLAVE("rpl_semi_sync_slave", "semisync_slave.so", false),
        /** The source side of MySQL 8.0.26 and later. */
        SOURCE("rpl_semi_sync_source", "semisync_source.so", true),
        /** The replica side of MySQL 8.0.26 and later. */
        REPLICA("rpl_semi_sync_replica", "semisync_replica.so", false);

        private final String pluginName;
        private final String library;
        private final boolean ofSource;

        Plugin(String pluginName, String library, boolean ofSource) {
            this.pluginName = pluginName;
            this.library = library;
            this.ofSource = ofSource;
        }

        /** What INSTALL PLUGIN and SHOW PLUGINS call it. */
        public String pluginName() {
            return pluginName;
        }

        /** The file it is in. */
        public String library() {
            return library;
        }

        /** Whether it is for a source, not a replica. */
        public boolean ofSource() {
            return ofSource;
        }

        /** Whether its variables are named with source and replica. */
        public boolean newNames() {
            return this == SOURCE || this == REPLICA;
        }
    }

    /** Why a statement about plugins fails. */
    public record Refusal(int errno, String sqlState, String message) {}

    private static final String MASTER_PREFIX = "RPL_SEMI_SYNC_MASTER_";
    private static final String SLAVE_PREFIX = "RPL_SEMI_SYNC_SLAVE_";

    private final ServerProfile profile;
    private final List<Plugin> installed = new ArrayList<>();

    /**
     * Those that the configuration asks for: it changes one of their variables.
     *
     * @param configured the variables at start-up
     */
    public Plugins(ServerProfile profile, ServerVariables configured) {
        this.profile = profile;
        ServerVariables defaults = profile.variables();
        for (ServerVariable variable : ServerVariable.values()) {
            if (ofSemiSync(variable)
                    && variable.knownTo(profile)
                    && configured.number(variable) != defaults.number(variable)) {
                add(newest(variable.name().startsWith(MASTER_PREFIX)));
            }
        }
    }

    /** A scenario sets a variable while time passes: then the plugin that it belongs to is there. */
    public void setByScenario(ServerVariable variable) {
        if (ofSemiSync(variable) && variable.knownTo(profile) && !has(variable)) {
            add(newest(variable.name().startsWith(MASTER_PREFIX)));
        }
    }

    /** Whether a variable is one of semi-sync's. */
    public static boolean ofSemiSync(ServerVariable variable) {
        return variable.name().startsWith(MASTER_PREFIX) || variable.name().startsWith(SLAVE_PREFIX);
    }

    /** Whether semi-sync is part of the server, so that there is nothing to install. */
    public boolean builtIn() {
        return profile.generation() == Generation.MARIADB_10;
    }

    /** Those that are installed, in the order in which they were. */
    public List<Plugin> installed() {
        return List.copyOf(installed);
    }

    /** Whether semi-sync's source side, or else its replica side, is there. */
    public boolean has(boolean ofSource) {
        return builtIn() || installed.stream().anyMatch(plugin -> plugin.ofSource() == ofSource);
    }

    /** Whether the server has a variable now: those of a plugin come with it. */
    public boolean has(ServerVariable variable) {
        return variable.knownTo(profile)
                && (!ofSemiSync(variable) || has(variable.name().startsWith(MASTER_PREFIX)));
    }

    /** Whether the variables of one side are named with source and replica. */
    public boolean newNames(boolean ofSource) {
        return installed.stream().anyMatch(plugin -> plugin.ofSource() == ofSource && plugin.newNames());
    }

    /**
     * INSTALL PLUGIN, INSTALL SONAME.
     *
     * @param name empty for what the library has
     * @param library the SONAME, with or without {@code .so}
     * @return why it fails: 1125 already there, 1123 its other spelling is, 1126 no such library, 1127 not in this library;
     *     empty if it does not
     */
    public Optional<Refusal> install(String name, String library) {
        String file = library.endsWith(".so") ? library : library + ".so";
        if (isInstalled(name)) {
            return refused(1125, "Function '" + name + "' already exists");
        }
        Optional<Plugin> found = brought().stream()
                .filter(plugin -> plugin.library().equals(file))
                .findFirst();
        if (found.isEmpty()) {
            return refused(1126, cannotOpen(file));
        }
        Plugin plugin = found.get();
        if (!name.isEmpty() && !plugin.pluginName().equals(lower(name))) {
            return refused(1127, "Can't find symbol '" + name + "' in library");
        }
        if (isInstalled(plugin.pluginName())) {
            return refused(1125, "Function '" + plugin.pluginName() + "' already exists");
        }
        if (installed.stream().anyMatch(other -> other.ofSource() == plugin.ofSource())) {
            return refused(1123, "Can't initialize function '" + name + "'; Plugin initialization function failed.");
        }
        installed.add(plugin);
        return Optional.empty();
    }

    /**
     * UNINSTALL PLUGIN, UNINSTALL SONAME; either the name or the library is empty.
     *
     * @return why it fails: 1305 not there; empty if it does not
     */
    public Optional<Refusal> uninstall(String name, String library) {
        boolean any = installed.removeIf(plugin -> name.isEmpty()
                ? plugin.library().equals(library.endsWith(".so") ? library : library + ".so")
                : plugin.pluginName().equals(lower(name)));
        String what = name.isEmpty() ? "SONAME " + library : "PLUGIN " + name;
        return any ? Optional.empty() : Optional.of(new Refusal(1305, "42000", what + " does not exist"));
    }

    private boolean isInstalled(String name) {
        return installed.stream().anyMatch(plugin -> plugin.pluginName().equals(lower(name)));
    }

    private static Optional<Refusal> refused(int errno, String message) {
        return Optional.of(new Refusal(errno, "HY000", message));
    }

    private List<Plugin> brought() {
        return switch (profile.generation()) {
            case MARIADB_10 -> List.of();
            case MARIADB_5_5, MYSQL_5_7 -> List.of(Plugin.MASTER, Plugin.SLAVE);
            case MYSQL_8_0 -> List.of(Plugin.values());
            case MYSQL_8_4 -> List.of(Plugin.SOURCE, Plugin.REPLICA);
        };
    }

    private Plugin newest(boolean ofSource) {
        boolean newNames = profile.generation() == Generation.MYSQL_8_0 || profile.generation() == Generation.MYSQL_8_4;
        if (ofSource) {
            return newNames ? Plugin.SOURCE : Plugin.MASTER;
        }
        return newNames ? Plugin.REPLICA : Plugin.SLAVE;
    }

    private void add(Plugin plugin) {
        if (!builtIn() && !installed.contains(plugin)) {
            installed.add(plugin);
        }
    }

    private String cannotOpen(String file) {
        String errno = profile.generation() == Generation.MARIADB_10 ? "2" : "0";
        return "Can't open shared library '" + file + "' (errno: " + errno + " /usr/lib64/mysql/plugin/" + file
                + ": cannot open shared object file: No such file or directory)";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

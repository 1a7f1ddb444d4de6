package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.replsim.cluster.Node;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.VariableType;

/** An option file: what a server makes of it when it starts, and how its variables are written there. */
final class MyCnf {

    private static final List<String> GROUPS = List.of("mysqld", "server", "mariadb", "mariadbd", "mysqld_safe");

    /** Variables that files usually spell with hyphens. */
    private static final List<ServerVariable> HYPHENATED = List.of(
            ServerVariable.SERVER_ID,
            ServerVariable.LOG_BIN,
            ServerVariable.LOG_SLAVE_UPDATES,
            ServerVariable.RELAY_LOG,
            ServerVariable.READ_ONLY,
            ServerVariable.REPORT_HOST,
            ServerVariable.SKIP_SLAVE_START,
            ServerVariable.SLAVE_SKIP_ERRORS,
            ServerVariable.MASTER_RETRY_COUNT);

    private final Node node;
    private final ServerVariables values;
    private final List<String> errors = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    private MyCnf(Node node) {
        this.node = node;
        values = node.server().profile().variables();
    }

    /**
     * Reads a file.
     *
     * @param path of the file, for messages
     */
    static MyCnf parse(String text, String path, Node node) {
        MyCnf read = new MyCnf(node);
        String group = "";
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                group = line.substring(1, line.length() - 1).strip();
            } else if (!line.isEmpty() && "#;!".indexOf(line.charAt(0)) < 0) {
                if (group.isEmpty()) {
                    read.errors.add("error: Found option without preceding group in config file: " + path + " at line: "
                            + number);
                    read.errors.add("Fatal error in defaults handling. Program aborted");
                    return read;
                }
                if (read.mine(group)) {
                    read.option(line);
                }
            }
        }
        return read;
    }

    /** The variables that the server starts with. */
    ServerVariables values() {
        return values;
    }

    /** Why the server does not start; nothing if it does. */
    List<String> errors() {
        return errors;
    }

    /** Options that a server has and the model does not. */
    List<String> ignored() {
        return ignored;
    }

    /** Sets the configuration of the server for its next start. */
    void apply() {
        for (ServerVariable variable : ServerVariable.values()) {
            if (variable.type() == VariableType.NAME) {
                node.configured().set(variable, values.text(variable));
            } else {
                node.configured().set(variable, values.number(variable));
            }
        }
    }

    /** The group of a server, as its configuration says it: what differs from the version's defaults. */
    static String group(Node node, String name) {
        ServerProfile profile = node.server().profile();
        ServerVariables defaults = profile.variables();
        ServerVariables configured = node.configured();
        StringBuilder text = new StringBuilder("[" + name + "]\n");
        text.append("datadir=").append(configured.text(ServerVariable.DATADIR)).append('\n');
        for (ServerVariable variable : ServerVariable.values()) {
            if (!variable.knownTo(profile) || variable == ServerVariable.DATADIR) {
                continue;
            }
            if (variable == ServerVariable.SERVER_ID) {
                long id = configured.number(variable);
                text.append("server-id=")
                        .append(id == 0 ? node.server().index() + 1 : id)
                        .append('\n');
            } else if (variable.type() == VariableType.NAME) {
                String value = configured.text(variable);
                if (!value.equals(defaults.text(variable))) {
                    text.append(name(variable, profile))
                            .append('=')
                            .append(value)
                            .append('\n');
                }
            } else if (configured.number(variable) != defaults.number(variable)) {
                text.append(name(variable, profile))
                        .append('=')
                        .append(written(variable, configured))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String name(ServerVariable variable, ServerProfile profile) {
        String name = variable.names(profile).get(0);
        return HYPHENATED.contains(variable) ? name.replace('_', '-') : name;
    }

    private static String written(ServerVariable variable, ServerVariables values) {
        long number = values.number(variable);
        return variable.type() == VariableType.CHOICE ? variable.choices().get((int) number) : String.valueOf(number);
    }

    private boolean mine(String group) {
        String server = node.server().name();
        return GROUPS.contains(group)
                || group.startsWith("mysqld-")
                || group.startsWith("mariadb-")
                || group.equals("mysqld." + server)
                || group.equals("mysqld@" + server);
    }

    private void option(String line) {
        int equals = line.indexOf('=');
        String name = (equals < 0 ? line : line.substring(0, equals)).strip();
        String value = equals < 0
                ? ""
                : line.substring(equals + 1).replaceFirst("\\s#.*", "").strip();
        if (value.length() > 1 && "'\"".indexOf(value.charAt(0)) >= 0 && value.endsWith(value.substring(0, 1))) {
            value = value.substring(1, value.length() - 1);
        }
        String plain = name.replace('-', '_').toLowerCase(Locale.ROOT);
        boolean loose = plain.startsWith("loose_");
        plain = loose ? plain.substring("loose_".length()) : plain;
        ServerProfile profile = node.server().profile();
        Optional<ServerVariable> known = ServerVariable.named(plain, profile);
        if (known.isPresent()) {
            set(known.get(), name, value, equals >= 0);
            return;
        }
        int prefix = plain.indexOf('_') + 1;
        boolean off = plain.startsWith("skip_") || plain.startsWith("disable_");
        Optional<ServerVariable> switched = off || plain.startsWith("enable_")
                ? ServerVariable.named(plain.substring(prefix), profile)
                : Optional.empty();
        if (switched.isPresent()) {
            set(switched.get(), name, off ? "0" : "1", true);
        } else if (OtherOptions.known(plain)) {
            ignored.add(name);
        } else if (!loose) {
            errors.add(
                    "mysqld: unknown " + (equals < 0 ? "option '--" + name : "variable '" + name + "=" + value) + "'");
        }
    }

    private void set(ServerVariable variable, String name, String value, boolean given) {
        switch (variable.type()) {
            case NAME -> values.set(variable, variable == ServerVariable.LOG_BIN ? logBin(value) : value);
            case FLAG -> values.set(variable, !given || isOn(value) ? 1 : 0);
            case CHOICE -> {
                int choice = choice(variable, value);
                if (choice < 0) {
                    errors.add("mysqld: Error while setting value '" + value + "' to '" + name + "'");
                } else {
                    values.set(variable, choice);
                }
            }
            default -> number(variable, name, value);
        }
    }

    /** Without a name the log is called as the host is; {@code 0} and skip-log-bin turn it off. */
    private String logBin(String value) {
        return value.isEmpty() || value.equals("1")
                ? node.server().host().name() + "-bin"
                : value.equals("0") ? "" : value;
    }

    private static boolean isOn(String value) {
        return value.equals("1") || value.equalsIgnoreCase("on") || value.equalsIgnoreCase("true");
    }

    private static int choice(ServerVariable variable, String value) {
        for (int i = 0; i < variable.choices().size(); i++) {
            if (variable.choices().get(i).equalsIgnoreCase(value)
                    || String.valueOf(i).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private void number(ServerVariable variable, String name, String value) {
        if (!value.matches("-?\\d{1,18}[kKmMgG]?")) {
            String suffix = value.replaceFirst("^-?\\d*", "");
            errors.add("mysqld: Unknown suffix '" + (suffix.isEmpty() ? "" : suffix.charAt(0)) + "' used for variable '"
                    + name + "' (value '" + value + "')");
            errors.add("mysqld: Error while setting value '" + value + "' to '" + name + "'");
            return;
        }
        int shift = (" kmg".indexOf(value.toLowerCase(Locale.ROOT).charAt(value.length() - 1))) * 10;
        long number = Long.parseLong(shift > 0 ? value.substring(0, value.length() - 1) : value);
        long scaled = shift > 0 ? number << shift : number;
        values.set(variable, Math.max(variable.min(), Math.min(variable.max(), scaled)));
    }
}

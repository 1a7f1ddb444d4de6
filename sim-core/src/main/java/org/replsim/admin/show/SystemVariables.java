package org.replsim.admin.show;

import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.Gtids;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.Plugins;
import org.replsim.server.Release;
import org.replsim.server.Server;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerUuid;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.VariableType;
import org.replsim.server.Vendor;
import org.replsim.server.replica.Replica;

/** All system variables of a server as it prints them: those of the model, those that follow from them, and constants. */
public final class SystemVariables {

    private final Server server;
    private final ServerProfile profile;
    private final Node node;
    private final SortedMap<String, String> values = new TreeMap<>();

    private SystemVariables(Node node) {
        this.node = node;
        server = node.server();
        profile = server.profile();
    }

    /** The global values by name. */
    public static SortedMap<String, String> of(Node node) {
        SystemVariables variables = new SystemVariables(node);
        variables.values.putAll(VariableConstants.of(variables.profile));
        variables.ofTheModel();
        variables.files();
        variables.identity();
        variables.gtids();
        return variables.values;
    }

    /** A variable's value as the server prints it. */
    public static String text(ServerVariable variable, ServerVariables values) {
        return variable.type() == VariableType.NAME ? values.text(variable) : text(variable, values.number(variable));
    }

    /** A value of a variable that is no {@link VariableType#NAME}, as the server prints it. */
    public static String text(ServerVariable variable, long number) {
        return switch (variable.type()) {
            case FLAG -> number != 0 ? "ON" : "OFF";
            case CHOICE -> variable.choices().get((int) number);
            default -> Long.toString(number);
        };
    }

    /** The data directory, with a slash at its end. */
    public static String datadir(Server server) {
        String directory = server.variables().text(ServerVariable.DATADIR);
        return directory.endsWith("/") ? directory : directory + "/";
    }

    /** The name of the machine. */
    public static String hostname(Server server) {
        String name = server.variables().text(ServerVariable.HOSTNAME);
        return name.isEmpty() ? server.host().name() : name;
    }

    private void ofTheModel() {
        for (ServerVariable variable : ServerVariable.values()) {
            if (!server.plugins().has(variable) || optionOnly(variable)) {
                continue;
            }
            String text = text(variable, server.variables());
            if (Plugins.ofSemiSync(variable) && profile.generation() == Generation.MYSQL_8_0) {
                boolean ofSource = variable.name().contains("_MASTER_");
                values.put(server.plugins().newNames(ofSource) ? variable.alias() : variable.variableName(), text);
            } else {
                variable.names(profile).forEach(name -> values.put(name, text));
            }
        }
        values.put("server_id", Long.toString(server.serverId()));
        if (profile.generation() == Generation.MARIADB_10) {
            values.computeIfPresent("expire_logs_days", (name, days) -> days + ".000000");
        }
    }

    /** Whether it is an option of the server's command line that SHOW VARIABLES does not list. */
    private boolean optionOnly(ServerVariable variable) {
        return variable == ServerVariable.MASTER_RETRY_COUNT
                || (variable == ServerVariable.SKIP_SLAVE_START && !SourceShows.newWords(profile));
    }

    private void files() {
        String datadir = datadir(server);
        boolean logs = node.source() != null;
        String logBin = server.variables().text(ServerVariable.LOG_BIN);
        String base = logBin.startsWith("/") ? logBin : datadir + logBin;
        values.put("log_bin", logs ? "ON" : "OFF");
        values.put("datadir", datadir);
        String relay = relayBase();
        boolean relayKnown = !server.variables().text(ServerVariable.RELAY_LOG).isEmpty() || node.replica() != null;
        if (profile.generation() == Generation.MARIADB_5_5) {
            values.put("relay_log", server.variables().text(ServerVariable.RELAY_LOG));
            values.put("relay_log_index", "");
            return;
        }
        values.put("log_bin_basename", logs ? base : "");
        values.put("log_bin_index", logs ? base + ".index" : "");
        values.put(
                "relay_log",
                profile.vendor() == Vendor.MYSQL ? relay : server.variables().text(ServerVariable.RELAY_LOG));
        boolean shown = relayKnown || profile.vendor() == Vendor.MYSQL;
        values.put("relay_log_basename", shown ? datadir + relay : "");
        values.put("relay_log_index", shown ? datadir + relay + ".index" : "");
    }

    private String relayBase() {
        Replica replica = node.replica("");
        String configured = server.variables().text(ServerVariable.RELAY_LOG);
        if (replica != null) {
            String first = replica.relayLog().name(1);
            return first.substring(0, first.lastIndexOf('.'));
        }
        return configured.isEmpty() ? server.name() + "-relay-bin" : configured;
    }

    private void gtids() {
        Gtids gtids = server.gtids();
        if (gtids.kind() == Gtids.Kind.DOMAINS) {
            values.put("gtid_slave_pos", Gtid.text(node.gtidSlavePos()));
            values.put("gtid_binlog_pos", Gtid.text(node.gtidBinlogPos()));
            values.put("gtid_binlog_state", Gtid.text(gtids.logged().all()));
            values.put("gtid_current_pos", Gtid.text(node.gtidCurrentPos()));
        } else if (gtids.kind() == Gtids.Kind.SETS) {
            values.put("gtid_executed", gtids.executed().text(server.transactions()::uuid));
            values.put("gtid_purged", gtids.purged().text(server.transactions()::uuid));
        }
    }

    private void identity() {
        values.put("hostname", hostname(server));
        Release release = Release.of(profile);
        values.put("version", release.version(node.source() != null));
        values.put("version_comment", release.comment());
        if (profile.vendor() == Vendor.MYSQL) {
            values.put("server_uuid", ServerUuid.of(server.name()));
            values.put("log_error", "/var/log/mysqld.log");
            values.put("pid_file", "/var/run/mysqld/mysqld.pid");
        } else {
            values.put("log_error", "/var/log/mariadb/mariadb.log");
            values.put("pid_file", "/var/run/mariadb/mariadb.pid");
        }
    }
}

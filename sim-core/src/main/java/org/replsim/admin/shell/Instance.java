package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.ErrorLogLine;
import org.replsim.server.ServerVariable;

/** A server as its host sees it: its process, its directories, its error log. */
final class Instance {

    /** What a server is started and stopped with on a host. */
    private static final String STANDARD_DIRECTORY = "/var/lib/mysql/";

    private final Cluster cluster;
    private final Machine machine;
    private final Node node;
    private final boolean oneOfSeveral;
    private final ServerFiles files;
    private static final int STAMP_LENGTH = "yymmdd hh:mm:ss".length();

    private final List<String> errorLog = new ArrayList<>();

    Instance(Cluster cluster, Machine machine, Node node, boolean oneOfSeveral) {
        this.cluster = cluster;
        this.machine = machine;
        this.node = node;
        this.oneOfSeveral = oneOfSeveral;
        files = new ServerFiles(this);
    }

    Node node() {
        return node;
    }

    Machine machine() {
        return machine;
    }

    Cluster cluster() {
        return cluster;
    }

    /** The server's name in the scenario. */
    String name() {
        return node.server().name();
    }

    boolean runs() {
        return node.server().alive();
    }

    /** Its files, made when somebody looks. */
    ServerFiles files() {
        return files;
    }

    /** The number of its process. */
    int pid() {
        return 2000 + node.server().index();
    }

    int port() {
        return (int) node.server().variables().number(ServerVariable.PORT);
    }

    /** datadir, without a slash at its end; servers that share a host and say nothing have one each. */
    String dataDirectory() {
        String said = node.server().variables().text(ServerVariable.DATADIR);
        String own = oneOfSeveral && said.equals(STANDARD_DIRECTORY) ? said + name() : said;
        return HostFiles.absolute("/", own);
    }

    /** Lines of its error log, those of one second as they come. */
    List<String> errorLog() {
        List<String> lines = new ArrayList<>();
        for (ErrorLogLine line : node.server().errorLog()) {
            lines.add(stamp(node.server().host().clock().seconds(line.nanos())) + " [Note] " + line.text());
        }
        lines.addAll(errorLog);
        Collections.sort(lines, Comparator.comparing(line -> line.substring(0, STAMP_LENGTH)));
        return lines;
    }

    /**
     * Starts the process with what its option file says.
     *
     * @return why it does not start; nothing if it runs now
     */
    List<String> start() {
        String text = machine.files().read(ConfigFile.PATH);
        MyCnf read = MyCnf.parse(text, ConfigFile.PATH, node);
        if (!read.errors().isEmpty()) {
            read.errors().forEach(line -> errorLog.add(stamp() + " [ERROR] " + line));
            errorLog.add(stamp() + " [ERROR] Aborting");
            return read.errors();
        }
        read.apply();
        cluster.startServer(name());
        errorLog.add(stamp() + " [Note] mysqld: ready for connections. port: " + port());
        return List.of();
    }

    /** SIGTERM: an orderly end. */
    void stop() {
        if (runs()) {
            cluster.shutdown(name());
            errorLog.add(stamp() + " [Note] mysqld: Shutdown complete");
        }
    }

    /** SIGKILL. */
    void crash() {
        if (runs()) {
            cluster.crashProcess(name());
        }
    }

    private String stamp() {
        return stamp(machine.seconds());
    }

    private static String stamp(long seconds) {
        return Dates.format("%y%m%d %T", seconds);
    }
}

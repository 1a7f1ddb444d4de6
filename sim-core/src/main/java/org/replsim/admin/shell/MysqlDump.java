package org.replsim.admin.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.replsim.admin.Answer;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;
import org.replsim.table.Databases;
import org.replsim.table.Dump;

/**
 * mysqldump: which locks it takes is spec 6.1. Without --single-transaction each database is read when its turn comes, so
 * that a dump without a global lock may differ from the position that somebody has noted; the lock ends with the
 * connection. Accounts are not in the dump.
 */
final class MysqlDump {

    /** How fast rows are read and written as text; a usual figure of one mysqldump, not measured. */
    static final double BYTES_PER_SECOND = 50e6;

    /** What a server says to statements that it does not model; the dump goes on without them. */
    private static final int NOT_SUPPORTED = 1235;

    private static final double NANOS = 1e9;

    private final Process process;
    private final Arguments arguments;
    private final Target target;
    private final Node node;
    private final Dialogue dialogue;
    private final Deque<String> statements = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private final List<String> tables = new ArrayList<>();
    private final boolean single;
    private final int masterData;
    private final boolean severalDatabases;
    private String snapshot = "";

    private MysqlDump(Process process, Arguments arguments, Target target) {
        this.process = process;
        this.arguments = arguments;
        this.target = target;
        node = target.instance().node();
        dialogue = new Dialogue(process, target, arguments);
        single = arguments.has("single-transaction");
        String data = arguments.value("0", "master-data", "source-data", "dump-slave", "dump-replica");
        masterData = data.isEmpty() ? 1 : data.equals("2") ? 2 : data.equals("1") ? 1 : 0;
        severalDatabases = arguments.has("A", "all-databases", "B", "databases");
    }

    static void run(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "uhPSrw", "p");
        if (arguments.has("missing")) {
            String letter = arguments.value("", "missing");
            process.fail(2, "mysqldump: option '-" + letter + "' requires an argument");
            return;
        }
        if (arguments.others().isEmpty() && !arguments.has("A", "all-databases")) {
            process.fail(
                    1,
                    "Usage: mysqldump [OPTIONS] database [tables]\nOR     mysqldump [OPTIONS] --databases [OPTIONS]"
                            + " DB1 [DB2 DB3...]\nOR     mysqldump [OPTIONS] --all-databases [OPTIONS]");
            return;
        }
        Target target = Target.of(process, arguments);
        String refusal = target.refusal();
        if (!refusal.isEmpty()) {
            String words = refusal.replaceFirst("^ERROR (\\d+) \\(\\w+\\): (.*)$", "$1: \"$2\"");
            target.afterTimeout(
                    process, () -> process.fail(2, "mysqldump: Got error: " + words + " when trying to connect"));
            return;
        }
        new MysqlDump(process, arguments, target).begin();
    }

    private void begin() {
        if (masterData > 0 && node.source() == null) {
            fail("mysqldump: Error: Binlogging on server not active");
            return;
        }
        locks();
        nextStatement();
    }

    /** What it sends before it reads (spec 6.1). */
    private void locks() {
        boolean mariaDb = node.server().profile().vendor() == Vendor.MARIADB;
        boolean global = arguments.has("x", "lock-all-tables") || (masterData > 0 && (!single || !mariaDb));
        if (arguments.has("F", "flush-logs")) {
            statements.add("FLUSH LOGS");
        }
        if (global) {
            statements.add("FLUSH NO_WRITE_TO_BINLOG TABLES");
            statements.add("FLUSH TABLES WITH READ LOCK");
        }
        if (single) {
            statements.add("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        }
    }

    private void nextStatement() {
        String statement = statements.poll();
        if (statement == null) {
            write();
            return;
        }
        dialogue.send(statement, answer -> {
            if (answer instanceof Answer.Failure failure && failure.errno() != NOT_SUPPORTED) {
                fail("mysqldump: Couldn't execute '" + statement + "': " + failure.message() + " (" + failure.errno()
                        + ")");
            } else {
                nextStatement();
            }
        });
    }

    private void write() {
        Databases databases = node.server().databases();
        if (arguments.has("A", "all-databases")) {
            names.addAll(databases.databases());
        } else if (severalDatabases) {
            names.addAll(arguments.others());
        } else {
            names.add(arguments.others().get(0));
            tables.addAll(arguments.others().subList(1, arguments.others().size()));
        }
        for (String name : names) {
            if (!databases.hasDatabase(name)) {
                fail("mysqldump: Got error: 1049: \"Unknown database '" + name + "'\" when selecting the database");
                return;
            }
        }
        head();
        if (single) {
            List<String> all = new ArrayList<>(names);
            all.forEach(name -> snapshot += database(name));
            names.clear();
        }
        if (single && node.server().profile().vendor() == Vendor.MYSQL && masterData > 0) {
            dialogue.send("UNLOCK TABLES", answer -> wait(snapshot));
        } else {
            wait(snapshot);
        }
    }

    /** A text is written: that takes time, then the next database is read. */
    private void wait(String text) {
        process.write(text);
        process.after((long) (Contents.bytes(text) / BYTES_PER_SECOND * NANOS), this::nextDatabase);
    }

    private void nextDatabase() {
        String name = names.poll();
        if (!node.server().alive()) {
            fail("mysqldump: Error 2013: Lost connection to MySQL server during query when dumping table");
        } else if (name == null) {
            process.line("")
                    .line("-- Dump completed on "
                            + Dates.format("%F %T", process.shell().seconds()));
            dialogue.close();
            process.exit(0);
        } else {
            wait(database(name));
        }
    }

    private String database(String name) {
        String text = Dump.of(node.server().databases(), List.of(name));
        if (severalDatabases) {
            return text;
        }
        String use = "USE `" + name + "`;\n";
        int begin = text.indexOf(use);
        String body = begin < 0 ? text : text.substring(begin + use.length());
        if (tables.isEmpty()) {
            return body;
        }
        StringBuilder wanted = new StringBuilder();
        for (String part : body.split("(?=\n--\n-- Table structure for table )", -1)) {
            if (tables.stream().anyMatch(table -> part.contains("-- Table structure for table `" + table + "`"))) {
                wanted.append(part);
            }
        }
        return wanted.toString();
    }

    private void head() {
        ServerProfile profile = node.server().profile();
        process.line("-- " + (profile.vendor() == Vendor.MARIADB ? "MariaDB" : "MySQL") + " dump of " + profile.name())
                .line("--")
                .line("-- Host: " + target.host() + "    Database: " + (severalDatabases ? "" : names.peek()))
                .line("-- ------------------------------------------------------")
                .line("")
                .line("/*!40101 SET NAMES utf8 */;");
        if (masterData > 0) {
            BinlogFiles files = node.engine().binlog().files();
            boolean source = profile.generation() == Generation.MYSQL_8_4;
            String position = source
                    ? "CHANGE REPLICATION SOURCE TO SOURCE_LOG_FILE='" + files.currentName() + "', SOURCE_LOG_POS="
                    : "CHANGE MASTER TO MASTER_LOG_FILE='" + files.currentName() + "', MASTER_LOG_POS=";
            process.line("")
                    .line("--")
                    .line("-- Position to start replication or point-in-time recovery from")
                    .line("--")
                    .line("")
                    .line((masterData == 2 ? "-- " : "") + position + files.currentPosition() + ";");
        }
    }

    private void fail(String line) {
        dialogue.close();
        process.fail(2, line);
    }
}

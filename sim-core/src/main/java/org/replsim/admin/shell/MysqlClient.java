package org.replsim.admin.shell;

import java.util.List;
import org.replsim.admin.Answer;
import org.replsim.server.Vendor;

/**
 * The mysql client with statements on its command line or on its input: sends one after another and prints the answers, in
 * boxes for -e on a terminal and for -t, else with tabs. The first error ends it, unless -f is given.
 */
final class MysqlClient {

    private static final int ER_UNKNOWN_SYSTEM_VARIABLE = 1193;
    private static final int ER_GLOBAL_VARIABLE = 1229;

    private final Process process;
    private final Dialogue session;
    private final Arguments arguments;
    private final List<Batch.Piece> pieces;
    private final boolean boxed;
    private int next;
    private int exit;
    private boolean looping;
    private boolean waiting;

    private MysqlClient(Process process, Dialogue session, Arguments arguments, String statements) {
        this.process = process;
        this.session = session;
        this.arguments = arguments;
        pieces = Batch.split(statements);
        boolean batch = arguments.has("B", "batch", "s", "silent");
        boxed = arguments.has("t", "table") || (arguments.has("e", "execute") && process.onTerminal() && !batch);
    }

    static void run(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "uhPSeD", "p");
        if (arguments.has("missing")) {
            process.fail(1, "mysql: option '-" + arguments.value("", "missing") + "' requires an argument");
            return;
        }
        Target target = Target.of(process, arguments);
        if (!target.refusal().isEmpty()) {
            target.afterTimeout(process, () -> process.fail(1, target.refusal()));
            return;
        }
        String server = target.instance().name();
        warn(process, target, arguments);
        if (!arguments.has("e", "execute") && !process.piped()) {
            process.shell().client(server);
            process.exit(0);
            return;
        }
        Dialogue session = new Dialogue(process, target, arguments);
        String statements = arguments.has("e", "execute") ? arguments.value("", "e", "execute") : process.input();
        MysqlClient client = new MysqlClient(process, session, arguments, statements);
        client.begin(arguments.value(
                arguments.others().isEmpty() ? "" : arguments.others().get(0), "D", "database"));
    }

    /** MySQL 5.6 and later complain about the password; the tutorial's version does not. */
    private static void warn(Process process, Target target, Arguments arguments) {
        boolean mySql = target.instance().node().server().profile().vendor() == Vendor.MYSQL;
        if (mySql && !arguments.value("", "p").isEmpty()) {
            process.error("mysql: [Warning] Using a password on the command line interface can be insecure.");
        }
    }

    private void begin(String database) {
        if (database.isEmpty()) {
            goOn();
            return;
        }
        session.send("use " + database, answer -> {
            if (answer instanceof Answer.Failure failure) {
                process.error(text(failure, ""));
                end(1);
            } else {
                goOn();
            }
        });
    }

    /** Sends one statement after another; answers that come at once do not nest. */
    private void goOn() {
        looping = true;
        while (looping) {
            if (next == pieces.size()) {
                end(exit);
                return;
            }
            Batch.Piece piece = pieces.get(next++);
            waiting = true;
            session.send(piece.statement(), answer -> {
                boolean atOnce = looping;
                waiting = false;
                if (answered(piece, answer) && !atOnce) {
                    goOn();
                }
            });
            looping &= !waiting;
        }
    }

    /** Prints an answer. Returns whether the client goes on. */
    private boolean answered(Batch.Piece piece, Answer answer) {
        if (answer instanceof Answer.ResultSet rows) {
            boolean vertical = piece.vertical() || arguments.has("E", "vertical");
            boolean titles = !arguments.has("N", "skip-column-names");
            List<String> lines = vertical
                    ? BoxedTable.vertical(rows)
                    : boxed ? BoxedTable.boxed(rows, titles) : BoxedTable.tabs(rows, titles);
            lines.forEach(process::line);
        } else if (answer instanceof Answer.Failure failure && !harmless(piece, failure)) {
            process.error(text(failure, " at line " + piece.line()));
            exit = 1;
            if (!arguments.has("f", "force")) {
                end(1);
                return false;
            }
        }
        return true;
    }

    /**
     * mysqlbinlog sets variables in executable comments. Those that the model has not for a session change nothing, so that
     * what is replayed gets server_id and GTID of the server where it is replayed.
     */
    private static boolean harmless(Batch.Piece piece, Answer.Failure failure) {
        return (failure.errno() == ER_UNKNOWN_SYSTEM_VARIABLE || failure.errno() == ER_GLOBAL_VARIABLE)
                && piece.statement().startsWith("/*!");
    }

    private static String text(Answer.Failure failure, String place) {
        return "ERROR " + failure.errno() + " (" + failure.sqlState() + ")" + place + ": " + failure.message();
    }

    private void end(int code) {
        looping = false;
        session.close();
        process.exit(code);
    }
}

package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Failure;
import org.replsim.admin.Answer.Ok;
import org.replsim.admin.show.ProcessRow;
import org.replsim.admin.show.ShowContext.Warning;
import org.replsim.cluster.Node;
import org.replsim.engine.Timer;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.sql.Dialect;
import org.replsim.sql.Parser;
import org.replsim.sql.Statement;
import org.replsim.sql.SyntaxError;
import org.replsim.sql.TableName;

/**
 * A connection to a server, as a client program holds it: takes one statement at a time, and its answer comes when the
 * model has done it. If the server was started again meanwhile, the next statement connects anew, as clients do.
 */
public final class AdminSession {

    private final Admin admin;
    private final Node node;
    private final String user;
    private final String host;
    private final Statements statements;
    private final Timer idle;
    private Server server;
    private Work work;
    private SessionVariables variables = new SessionVariables();
    private String database = "";
    private List<Warning> warnings = List.of();
    private @Nullable Call call;
    private boolean open = true;
    private long connectedNanos;
    /** KILL, or idleness longer than wait_timeout, has ended the connection. */
    private boolean lost;

    private String doing = "";

    AdminSession(Admin admin, Node node, String user, String host) {
        this.admin = admin;
        this.node = node;
        this.user = user;
        this.host = host;
        server = node.server();
        work = new Work(this);
        statements = new Statements(this);
        idle = server.timer("client idle", this::idleTooLong);
        idle.in(idleNanos());
    }

    /**
     * Sends a statement.
     *
     * @param text one statement without its terminator
     * @throws IllegalStateException while another is not answered, or after {@link #close}
     */
    public Call execute(String text) {
        if (busy() || !open) {
            throw new IllegalStateException("the connection is " + (open ? "busy" : "closed"));
        }
        idle.cancel();
        Call sent = new Call(text, node.server().now(), this::state);
        call = sent;
        if (!node.server().alive() || admin.letsNobodyIn(node.server())) {
            answer(Errors.cannotConnect(node.server().host().address(), 3306));
            return sent;
        }
        if (lost || server != node.server()) {
            reconnect();
        }
        server.whenRunning(() -> begin(text));
        return sent;
    }

    private void begin(String text) {
        try {
            Statement statement = Parser.parse(text, dialect());
            statements.execute(statement, text);
        } catch (SyntaxError e) {
            answer(new Failure(e.errno(), e.sqlState(), e.getMessage()));
        }
    }

    /** The server's name. */
    public String server() {
        return node.server().name();
    }

    /** The default database; empty without. */
    public String database() {
        return database;
    }

    /** Whether the process that it was connected to still runs. */
    public boolean connected() {
        return open && !lost && server == node.server() && server.alive();
    }

    /** Whether a statement is not answered yet. */
    public boolean busy() {
        return call != null && !call.answered();
    }

    /** The statement under way or the last one; null before the first. */
    public @Nullable Call call() {
        return call;
    }

    /** Its number in the server's process list. */
    public long connectionId() {
        return work.connectionId();
    }

    /** Who is connected. */
    public String user() {
        return user;
    }

    /** From where. */
    public String host() {
        return host;
    }

    /** Closes the connection: what is open is rolled back, locks are given back. */
    public void close() {
        open = false;
        idle.cancel();
        work.close();
        admin.forget(this);
    }

    /** What the statement under way does, in the server's words. */
    public String state() {
        return doing.isEmpty() ? work.state() : doing;
    }

    /** What its statement waits for, in the server's words, until it is answered. */
    void does(String what) {
        doing = what;
    }

    /** The server it is connected to. */
    public Node node() {
        return node;
    }

    /** Whether it has the SUPER privilege: an account that the server knows by name only if it was granted. */
    boolean isSuper() {
        List<String> privileges = server.accounts().privileges(user);
        return privileges.isEmpty() || privileges.contains("SUPER") || privileges.contains("ALL");
    }

    /** A table with its database. */
    TableName qualified(TableName name) {
        return name.database().isEmpty() ? new TableName(database, name.table()) : name;
    }

    Admin admin() {
        return admin;
    }

    Work work() {
        return work;
    }

    SessionVariables variables() {
        return variables;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** SHOW WARNINGS does not change what it shows. */
    void keepWarnings(List<Warning> same) {
        warnings = same;
    }

    /** Its row in the process list. */
    ProcessRow processRow() {
        Call last = call;
        long since = last == null ? connectedNanos : busy() ? last.sentNanos() : last.answeredNanos();
        String state = state();
        return new ProcessRow(
                connectionId(),
                user,
                host,
                database.isEmpty() ? null : database,
                busy() ? "Query" : "Sleep",
                (server.now() - since) / 1_000_000_000L,
                busy() ? (state.isEmpty() ? idleState() : state) : "",
                busy() && last != null ? last.text() : null);
    }

    /** The State of the statement that shows the process list itself. */
    private @Nullable String idleState() {
        return switch (server.profile().generation()) {
            case MARIADB_5_5 -> null;
            case MARIADB_10, MYSQL_5_7 -> "starting";
            case MYSQL_8_0, MYSQL_8_4 -> "init";
        };
    }

    void database(String name) {
        database = name;
    }

    void answer(Answer answer) {
        Call known = call;
        if (known == null || known.answered()) {
            return;
        }
        if (answer instanceof Ok ok) {
            warnings = ok.warnings().stream().map(AdminSession::warning).toList();
        } else if (answer instanceof Failure failure) {
            warnings = List.of(new Warning("Error", failure.errno(), failure.message()));
        } else {
            warnings = List.of();
        }
        doing = "";
        known.answer(answer, node.server().now());
        if (open) {
            idle.in(idleNanos());
        }
    }

    void ok() {
        ok(0);
    }

    void ok(long affected) {
        answer(new Ok(affected, "", List.of()));
    }

    void ok(String... notes) {
        answer(new Ok(0, "", new ArrayList<>(List.of(notes))));
    }

    Dialect dialect() {
        return Dialects.of(node.server().profile());
    }

    /** KILL: the connection, or only what it does. */
    void killed(boolean connection) {
        lost |= connection;
        if (busy()) {
            work.kill(connection);
        } else if (connection) {
            work.close();
        }
    }

    /** The client has lost its connection; a commit that waits for an ACK goes on waiting on the server. */
    void cutOff() {
        if (busy() && work.awaitsAck()) {
            lost = true;
            answer(Errors.lost());
        } else {
            killed(true);
        }
    }

    /** wait_timeout of the session, which an interactive client gets from interactive_timeout. */
    private long idleNanos() {
        Long own = variables.number(ServerVariable.WAIT_TIMEOUT);
        return own == null ? node.server().variables().nanos(ServerVariable.INTERACTIVE_TIMEOUT) : own * 1_000_000_000L;
    }

    /** The server closes the connection: its locks and its open transaction are gone (spec 6.1). */
    private void idleTooLong() {
        if (!busy() && connected()) {
            killed(true);
        }
    }

    /** A warning as it is noted: level, number and message. */
    private static Warning warning(String noted) {
        String[] parts = noted.split(" ", 3);
        return new Warning(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    private void reconnect() {
        connectedNanos = node.server().now();
        lost = false;
        server = node.server();
        variables = new SessionVariables();
        work = new Work(this);
    }
}

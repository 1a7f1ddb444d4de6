package org.replsim.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Ok;
import org.replsim.engine.Timer;
import org.replsim.server.Server;
import org.replsim.server.TableWait;
import org.replsim.server.source.Phase;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;
import org.replsim.sql.Dml;
import org.replsim.sql.TableName;
import org.replsim.table.DdlOutcome;
import org.replsim.table.LogEvent;
import org.replsim.table.OpenTransaction;
import org.replsim.table.Outcome;
import org.replsim.table.Plan;
import org.replsim.table.StatementContext;
import org.replsim.table.value.SqlError;

/**
 * What a connection does with tables: its transaction, and the way of each statement through the same row locks, cores,
 * commit groups and ACKs that high-volume load goes through.
 */
final class Work implements SessionClient {

    /** What a statement without rows of its own does when its time has come; the event to log, or an error. */
    interface Definition {
        DdlOutcome run(StatementContext context);
    }

    private final AdminSession owner;
    private final Server server;
    private final Session session;
    private final OpenGroup group;
    private final Timer sleep;
    private final Reading reading;

    /** Rows changed and not yet visible to others. */
    private OpenTransaction transaction;
    /** BEGIN was said, so that only COMMIT or ROLLBACK ends the transaction. */
    private boolean begun;

    private @Nullable StatementContext context;
    private @Nullable Plan plan;
    private @Nullable Definition definition;
    private @Nullable Answer answer;
    private @Nullable Runnable after;
    private int sleptErrno;
    private List<TableName> tables = List.of();
    /** What a statement that locks tables waits for. */
    private @Nullable TableWait tableWait;

    Work(AdminSession owner) {
        this.owner = owner;
        server = owner.node().server();
        session = owner.node().engine().connect(this);
        group = new OpenGroup(owner.admin(), server);
        transaction = server.databases().begin();
        sleep = server.timer("client's sleep", this::awoke);
        reading = new Reading(owner);
    }

    /** The Id of its connection in the process list. */
    long connectionId() {
        return session.info().threadId();
    }

    /** When the connection was made, or its last transaction ended, nanoseconds. */
    long idleSinceNanos() {
        return session.info().commandSinceNanos();
    }

    /** SET sql_log_bin. */
    void logged(boolean on) {
        session.logged(on);
    }

    /** Whether a transaction is open that would have to be committed. */
    boolean inTransaction() {
        return begun || session.busy();
    }

    /** What the statement under way does or waits for. */
    String state() {
        if (sleep.armed()) {
            return "User sleep";
        }
        TableWait wait = tableWait;
        String locked = wait == null ? session.tableLockState() : wait.state(server.profile());
        if (reading.underWay()) {
            return reading.state();
        }
        if (!locked.isEmpty()) {
            return locked;
        }
        String text = session.info().state();
        return text.isEmpty() && session.phase() == Phase.LOCK_WAIT ? "Updating" : text;
    }

    /** Whether its commit is written and waits for an ACK, or for others of its group that do. */
    boolean awaitsAck() {
        return session.phase() == Phase.AFTER_SYNC || session.phase() == Phase.AFTER_COMMIT;
    }

    /** The connection waits for a table lock; null: not any more. */
    void waitsFor(@Nullable TableWait wait) {
        tableWait = wait;
    }

    /** BEGIN; an open transaction is committed first. */
    void begin() {
        commitThen(() -> {
            begun = true;
            owner.ok();
        });
    }

    /** A statement that reads or changes rows. */
    void execute(Dml statement, StatementContext statementContext) {
        tables = TablesOf.statement(statement, owner);
        Plan prepared = server.databases().plan(statement, statementContext, transaction);
        SqlError error = prepared.error();
        if (error != null) {
            owner.answer(Errors.of(error));
            return;
        }
        context = statementContext;
        plan = prepared;
        if (statement instanceof Dml.Select select && !select.forUpdate()) {
            reading.begin(prepared, tables);
            return;
        }
        boolean open = begun || !owner.variables().autocommit();
        begun = open;
        group.lock(prepared.keys());
        send(open);
    }

    /** A statement that is a transaction by itself; an open one is committed first. */
    void define(StatementContext statementContext, List<TableName> used, Definition does) {
        commitThen(() -> {
            tables = used;
            context = statementContext;
            definition = does;
            send(false);
        });
    }

    /** COMMIT. */
    void commit() {
        commitThen(owner::ok);
    }

    /** ROLLBACK. */
    void rollback() {
        boolean kept = transaction.nonTransactional();
        transaction.rollback();
        if (session.busy()) {
            session.rollback();
        }
        forget();
        owner.answer(new Ok(
                0,
                "",
                kept
                        ? List.of("Warning 1196 Some non-transactional changed tables couldn't be rolled" + " back")
                        : List.of()));
    }

    /** The connection ends. */
    void close() {
        sleep.cancel();
        reading.cancel();
        transaction.rollback();
        server.tableLocks().unlock(owner);
        if (server.alive()) {
            owner.node().engine().disconnect(session);
        }
        forget();
    }

    /** KILL of the connection or of its statement. */
    void kill(boolean connection) {
        if (sleep.armed()) {
            sleep.cancel();
            session.executed(connection ? Session.CR_SERVER_LOST : Session.ER_QUERY_INTERRUPTED);
        } else if (reading.underWay()) {
            reading.cancel();
            owner.answer(connection ? Errors.lost() : Errors.interrupted());
        } else if (tableWait != null) {
            tableWait.cancel();
            tableWait = null;
            owner.answer(connection ? Errors.lost() : Errors.interrupted());
        } else if (session.busy() && owner.busy()) {
            session.kill(connection);
        }
    }

    @Override
    public Object lockOwner() {
        return owner;
    }

    @Override
    public List<TableName> tables() {
        return tables;
    }

    @Override
    public int executed() {
        StatementContext now = context;
        if (now == null) {
            return 0;
        }
        return definition != null ? define(definition, now) : change(now);
    }

    @Override
    public void statementDone() {
        group.waitForMore();
        owner.answer(given());
    }

    @Override
    public void statementFailed(int errno) {
        group.waitForMore();
        owner.answer(Answers.of(errno, given()));
    }

    @Override
    public void visible() {
        server.commit(transaction, group.id());
    }

    @Override
    public void answered(int errno) {
        if (!server.alive()) {
            // What is in the binary log becomes visible when the server starts again, so the changes are kept.
            owner.answer(Answers.of(errno, given()));
            return;
        }
        Runnable next = after;
        Answer result = Answers.of(errno, given());
        if (errno != 0 && !transaction.empty()) {
            transaction.rollback();
        }
        forget();
        if (next != null && errno == 0) {
            next.run();
        } else {
            owner.answer(result);
        }
    }

    private void send(boolean open) {
        answer = null;
        group.statement(context, open);
        if (session.busy()) {
            session.proceed();
        } else {
            session.begin(group.id());
        }
    }

    private int change(StatementContext now) {
        Plan prepared = plan;
        if (prepared == null) {
            return 0;
        }
        Outcome outcome = prepared.execute();
        SqlError error = outcome.error();
        answer = Answers.of(outcome);
        if (outcome.lastInsertId() != 0) {
            owner.variables().lastInsertId(outcome.lastInsertId());
        }
        owner.variables().rowCount(outcome.affectedRows());
        int result = error != null ? error.errno() : outcome.logged() ? 0 : NOTHING_CHANGED;
        if (result == 0 && !begun) {
            group.end(transaction);
        }
        if (outcome.sleepNanos() > 0) {
            sleptErrno = result;
            sleep.in(outcome.sleepNanos());
            return LATER;
        }
        return result;
    }

    private int define(Definition does, StatementContext now) {
        DdlOutcome outcome = does.run(now);
        SqlError error = outcome.error();
        LogEvent.Query event = outcome.event();
        answer = Answers.of(outcome);
        if (error != null) {
            return error.errno();
        }
        if (event == null) {
            return NOTHING_CHANGED;
        }
        group.end(event);
        return 0;
    }

    private void awoke() {
        if (!server.alive()) {
            return;
        }
        session.executed(sleptErrno);
    }

    /** Commits what is open, then goes on. */
    void commitThen(Runnable next) {
        if (session.busy() && !transaction.empty()) {
            after = next;
            group.end(transaction);
            session.proceed();
            return;
        }
        if (session.busy()) {
            session.rollback();
        }
        transaction.commit();
        forget();
        next.run();
    }

    private void forget() {
        begun = false;
        group.forget();
        plan = null;
        definition = null;
        after = null;
        if (!transaction.empty()) {
            transaction.clear();
        }
        transaction = server.databases().begin();
    }

    private Answer given() {
        Answer known = answer;
        return known == null ? new Ok(0, "", List.of()) : known;
    }
}

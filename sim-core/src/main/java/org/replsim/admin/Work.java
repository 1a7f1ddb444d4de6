package org.replsim.admin;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Ok;
import org.replsim.binlog.EventFormat;
import org.replsim.engine.Timer;
import org.replsim.server.Server;
import org.replsim.server.source.Phase;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;
import org.replsim.sql.Dml;
import org.replsim.table.DdlOutcome;
import org.replsim.table.LogEvent;
import org.replsim.table.OpenTransaction;
import org.replsim.table.Outcome;
import org.replsim.table.Plan;
import org.replsim.table.StatementContext;
import org.replsim.table.TypedTransaction;
import org.replsim.table.TypedTransactions;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.Warning;

/**
 * What a connection does with tables: its transaction, and the way of each statement through the same row locks, cores,
 * commit groups and ACKs that high-volume load goes through.
 */
final class Work implements SessionClient {

    private static final long[] NO_KEYS = {};

    /** What a statement without rows of its own does when its time has come; the event to log, or an error. */
    interface Definition {
        DdlOutcome run(StatementContext context);
    }

    private final AdminSession owner;
    private final Server server;
    private final Session session;
    private final TypedTransactions typed;
    private final Timer sleep;

    /** Rows changed and not yet visible to others. */
    private OpenTransaction transaction;
    /** BEGIN was said, so that only COMMIT or ROLLBACK ends the transaction. */
    private boolean begun;

    private long id = -1;
    private int statements;
    private long[] keys = NO_KEYS;
    private @Nullable StatementContext first;

    private @Nullable StatementContext context;
    private @Nullable Plan plan;
    private @Nullable Definition definition;
    private @Nullable Answer answer;
    private @Nullable Runnable after;
    private int sleptErrno;

    Work(AdminSession owner) {
        this.owner = owner;
        server = owner.node().server();
        session = owner.node().engine().connect(this);
        typed = owner.admin().cluster().typed();
        transaction = server.databases().begin();
        sleep = server.timer("client's sleep", this::awoke);
    }

    /** The Id of its connection in the process list. */
    long connectionId() {
        return session.info().connectionId();
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
        String text = session.info().state();
        return text.isEmpty() && session.phase() == Phase.LOCK_WAIT ? "Updating" : text;
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
        Plan prepared = server.databases().plan(statement, statementContext, transaction);
        SqlError error = prepared.error();
        if (error != null) {
            owner.answer(Errors.of(error));
            return;
        }
        context = statementContext;
        plan = prepared;
        if (statement instanceof Dml.Select select && !select.forUpdate()) {
            read();
            return;
        }
        boolean open = begun || !owner.variables().autocommit();
        begun = open;
        keys = LongStream.concat(Arrays.stream(keys), Arrays.stream(prepared.keys()))
                .toArray();
        send(open);
    }

    /** A statement that is a transaction by itself; an open one is committed first. */
    void define(StatementContext statementContext, Definition does) {
        commitThen(() -> {
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
        transaction.rollback();
        if (server.alive()) {
            owner.node().engine().disconnect(session);
        }
        forget();
    }

    /** KILL of the connection or of its statement. */
    void kill(boolean connection) {
        if (sleep.armed()) {
            sleep.cancel();
            if (session.busy()) {
                session.executed(connection ? Session.CR_SERVER_LOST : Session.ER_QUERY_INTERRUPTED);
            } else {
                owner.answer(connection ? Errors.lost() : Errors.interrupted());
            }
        } else if (session.busy() && owner.busy()) {
            session.kill(connection);
        }
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
        typed.running(id, keys, statements, true);
        owner.answer(given());
    }

    @Override
    public void statementFailed(int errno) {
        typed.running(id, keys, statements, true);
        owner.answer(answerOf(errno));
    }

    @Override
    public void visible() {
        transaction.commit();
    }

    @Override
    public void answered(int errno) {
        if (!server.alive()) {
            // What is in the binary log becomes visible when the server starts again, so the changes are kept.
            owner.answer(answerOf(errno));
            return;
        }
        Runnable next = after;
        Answer result = errno == 0 ? given() : answerOf(errno);
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
        statements++;
        answer = null;
        if (id < 0) {
            id = typed.add(server.index());
            first = context;
        }
        typed.running(id, keys, statements, open);
        if (session.busy()) {
            session.proceed();
        } else {
            session.begin(id);
        }
    }

    private void read() {
        Plan reading = plan;
        if (reading == null) {
            return;
        }
        Outcome outcome = reading.execute();
        answer = answerOf(outcome);
        if (outcome.sleepNanos() > 0) {
            sleep.in(outcome.sleepNanos());
        } else {
            owner.answer(given());
        }
    }

    private int change(StatementContext now) {
        Plan prepared = plan;
        if (prepared == null) {
            return 0;
        }
        Outcome outcome = prepared.execute();
        SqlError error = outcome.error();
        answer = answerOf(outcome);
        if (outcome.lastInsertId() != 0) {
            owner.variables().lastInsertId(outcome.lastInsertId());
        }
        owner.variables().rowCount(outcome.affectedRows());
        int result = error != null ? error.errno() : outcome.logged() ? 0 : NOTHING_CHANGED;
        if (result == 0 && !begun) {
            seal(now);
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
        answer = error != null ? Errors.of(error) : ok(outcome.affectedRows(), "", outcome.warnings());
        if (error != null) {
            return error.errno();
        }
        if (event == null) {
            return NOTHING_CHANGED;
        }
        typed.set(id, TypedTransaction.of(server.index(), format(), event));
        return 0;
    }

    private void awoke() {
        if (!server.alive()) {
            return;
        }
        if (session.busy()) {
            session.executed(sleptErrno);
        } else {
            owner.answer(given());
        }
    }

    private void commitThen(Runnable next) {
        if (session.busy() && !transaction.empty()) {
            after = next;
            seal(first);
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

    private void seal(@Nullable StatementContext of) {
        if (of != null) {
            typed.set(
                    id,
                    TypedTransaction.of(
                            server.index(),
                            format(),
                            of,
                            transaction,
                            owner.admin().nextXid()));
        }
    }

    private void forget() {
        begun = false;
        id = -1;
        statements = 0;
        keys = NO_KEYS;
        first = null;
        plan = null;
        definition = null;
        after = null;
        if (!transaction.empty()) {
            transaction.clear();
        }
        transaction = server.databases().begin();
    }

    private EventFormat format() {
        return server.profile().format();
    }

    private Answer given() {
        Answer known = answer;
        return known == null ? new Ok(0, "", List.of()) : known;
    }

    private Answer answerOf(int errno) {
        return switch (errno) {
            case Session.CR_SERVER_LOST -> Errors.lost();
            case Session.ER_QUERY_INTERRUPTED -> Errors.interrupted();
            case Session.ER_LOCK_WAIT_TIMEOUT -> Errors.lockWaitTimeout();
            case Session.ER_LOCK_DEADLOCK -> Errors.deadlock();
            default -> given();
        };
    }

    private static Answer answerOf(Outcome outcome) {
        SqlError error = outcome.error();
        if (error != null) {
            return Errors.of(error);
        }
        var rows = outcome.rows();
        return rows == null
                ? ok(outcome.affectedRows(), outcome.info(), outcome.warnings())
                : new Answer.ResultSet(rows.titles(), rows.numeric(), rows.rows());
    }

    private static Ok ok(long affected, String info, List<Warning> warnings) {
        return new Ok(
                affected,
                info,
                warnings.stream()
                        .map(warning -> warning.level() + " " + warning.code() + " " + warning.message())
                        .toList());
    }
}

package org.replsim.server;

import java.util.List;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtids;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.Transactions;
import org.replsim.engine.Digest;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.host.Host;
import org.replsim.rows.RowStore;
import org.replsim.table.Databases;
import org.replsim.table.OpenTransaction;
import org.replsim.table.TypedTransactions;
import org.replsim.table.UndoJournal;

/** A server process: what its source side and its replica side have in common. */
public final class Server {

    /** Kinds of facts in a server's digest. */
    public enum Fact {
        /** Rows up to this one can be read by dump threads. */
        PUBLISHED,
        /** A client was told OK. */
        ACKNOWLEDGED,
        /** A row is completely in the relay log. */
        RECEIVED,
        /** An ACK for a row was handled. */
        ACKED,
        /** A row was applied. */
        APPLIED,
        /** Semi-sync went ON (1) or OFF (0). */
        SEMI_SYNC,
        /** A thread changed its state. */
        STATE,
        /** A row was skipped instead of applied. */
        SKIPPED
    }

    private static final long GTID_MODE_ON_PERMISSIVE = 2;

    private final Simulation simulation;
    private final String name;
    private final int index;
    private final Host host;
    private final ServerProfile profile;
    private final ServerVariables variables;
    private final Transactions transactions;
    private final Probe probe;
    private final ServerData data;
    private final Digest digest;
    private final RedoLog redo;
    private final RowLocks rowLocks;
    private final TableLocks tableLocks;
    private final Durable typedCommits;
    private final long startedNanos;
    private long nextThreadId;
    private boolean alive = true;

    /**
     * @param index its place in the scenario, by which probes name it
     * @param variables its own copy
     */
    public Server(
            Simulation simulation,
            String name,
            int index,
            Host host,
            ServerProfile profile,
            ServerVariables variables,
            Transactions transactions,
            Probe probe) {
        this(
                simulation,
                name,
                index,
                host,
                profile,
                variables,
                transactions,
                probe,
                ServerData.empty(profile, variables));
    }

    private Server(
            Simulation simulation,
            String name,
            int index,
            Host host,
            ServerProfile profile,
            ServerVariables variables,
            Transactions transactions,
            Probe probe,
            ServerData data) {
        this.simulation = simulation;
        this.name = name;
        this.index = index;
        this.host = host.process();
        this.profile = profile;
        this.variables = variables;
        this.transactions = transactions;
        this.probe = probe;
        this.data = data;
        digest = data.digest();
        startedNanos = simulation.now();
        nextThreadId = firstThreadId(profile);
        gtidWriterChanged();
        redo = new RedoLog(this);
        typedCommits = Durable.inRedoLog(this);
        typedCommits.startAt(data.databases().undo().count());
        rows().settle();
        rowLocks = new RowLocks(this);
        tableLocks = new TableLocks(this);
    }

    /** The run it lives in. */
    public Simulation simulation() {
        return simulation;
    }

    /** A new timer of one of its actors; a process that starts again has actors of the same roles. */
    public Timer timer(String role, Runnable reaction) {
        return timer(simulation.free(name, role), reaction);
    }

    /** The present, nanoseconds. */
    public long now() {
        return simulation.now();
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its place in the scenario. */
    public int index() {
        return index;
    }

    /** The machine it runs on, as its process sees it. */
    public Host host() {
        return host;
    }

    /** server_id: the variable, or its place in the scenario and one. */
    public long serverId() {
        long id = variables.number(ServerVariable.SERVER_ID);
        return id == 0 ? index + 1L : id;
    }

    /** Its databases, tables and rows, which outlive the process. */
    public Databases databases() {
        return data.databases();
    }

    /** Its rows of high-volume load, where they are kept; they outlive the process as well. */
    public RowStore rows() {
        return data.rows();
    }

    /** The number in the process list of a connection or thread that begins now. */
    public long newThreadId() {
        return nextThreadId++;
    }

    /** Who may log in. */
    public Accounts accounts() {
        return data.accounts();
    }

    /**
     * The process that takes its place when it is started again.
     *
     * @param configured what its configuration says now
     */
    public Server restarted(ServerVariables configured) {
        return new Server(simulation, name, index, host, profile, configured, transactions, probe, data);
    }

    /** What it has of transactions, by GTID. */
    public Gtids gtids() {
        return data.gtids();
    }

    /** server_id, gtid_domain_id or gtid_mode was set: what it writes from now on bears them. */
    public void gtidWriterChanged() {
        boolean mySql = profile.vendor() == Vendor.MYSQL;
        long upper =
                mySql ? transactions.numberOf(ServerUuid.of(name)) : variables.number(ServerVariable.GTID_DOMAIN_ID);
        gtids().writer(upper, serverId(), variables.number(ServerVariable.GTID_MODE) >= GTID_MODE_ON_PERMISSIVE);
    }

    /** Its semi-sync plugins. */
    public Plugins plugins() {
        return data.plugins();
    }

    /** When this process was started, nanoseconds. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Its version. */
    public ServerProfile profile() {
        return profile;
    }

    /** Its system variables now. */
    public ServerVariables variables() {
        return variables;
    }

    /** All sources of transactions of the run. */
    public Transactions transactions() {
        return transactions;
    }

    /** Its engine's redo log. */
    public RedoLog redo() {
        return redo;
    }

    /** The row locks of its engine. */
    public RowLocks rowLocks() {
        return rowLocks;
    }

    /** The global read lock and the locks of LOCK TABLES. */
    public TableLocks tableLocks() {
        return tableLocks;
    }

    /** The transactions of the run that someone typed. */
    public TypedTransactions typed() {
        return (TypedTransactions) transactions.of(TransactionId.of(TypedTransactions.SOURCE, 0, 0));
    }

    /** C7 of a typed transaction: its changes are visible to all, and durable when the redo log is. */
    public void commit(OpenTransaction changes, long id) {
        UndoJournal undo = data.databases().undo();
        undo.forgetBefore(typedCommits.value());
        changes.commit(id, undo);
        typedCommits.moveTo(undo.count());
    }

    /** What transactions in these rows of a log have changed here, in typed tables and kept ones, is taken back. */
    public void undo(Binlog log, long from, long end) {
        TakenBack.of(log, from, end, data);
    }

    /** Writes a line to its error log. */
    public void note(String text) {
        data.errorLog().add(new ErrorLogLine(now(), text));
    }

    /** The notes in its error log. */
    public List<ErrorLogLine> errorLog() {
        return List.copyOf(data.errorLog());
    }

    /** Who watches. */
    public Probe probe() {
        return probe;
    }

    /** Threads of the server's own come first. */
    private static long firstThreadId(ServerProfile profile) {
        return switch (profile.generation()) {
            case MARIADB_5_5, MYSQL_5_7 -> 2;
            case MARIADB_10 -> 4;
            case MYSQL_8_0, MYSQL_8_4 -> 8;
        };
    }

    /** Takes a fact into the server's digest. */
    public void fact(Fact fact, long number) {
        digest.add(fact.ordinal(), simulation.now(), number);
    }

    /** The fingerprint of what it did. */
    public long digest() {
        return digest.value();
    }

    /** Whether the process runs. */
    public boolean alive() {
        return alive;
    }

    /** The process is gone; its actors find out when they are called. */
    public void die() {
        alive = false;
        thaw();
    }

    /** SIGSTOP: its threads do not run, while its kernel still accepts what comes. */
    public void freeze() {
        host.stop();
    }

    /** SIGCONT. */
    public void thaw() {
        host.resume();
    }

    /** Whether it or its host stands still. */
    public boolean frozen() {
        return host.stopped();
    }

    /** Whether somebody who asks it something would have an answer. */
    public boolean answers() {
        return alive && !frozen();
    }

    /** A timer of one of its threads; while they do not run, it does not act either. */
    public Timer timer(SourceName timerName, Runnable reaction) {
        return host.timer(simulation, timerName, reaction);
    }

    /** What its threads do when a packet comes: at once, or when they run again. */
    public Runnable gated(Runnable reaction) {
        return () -> host.whenRunning(reaction);
    }

    /** Whether its threads stand still now: then the reaction is kept and follows when they run again. */
    public boolean defers(Runnable reaction) {
        return host.defers(reaction);
    }

    /** Does what somebody asks of it: at once, or when its threads run again. */
    public void whenRunning(Runnable request) {
        host.whenRunning(request);
    }
}

package org.replsim.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Admin;
import org.replsim.admin.AdminSession;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.LogCursor;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.engine.Simulation;
import org.replsim.procedure.Course;
import org.replsim.procedure.Figure;
import org.replsim.procedure.Step;
import org.replsim.rows.RowStore;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.Vendor;
import org.replsim.table.Databases;
import org.replsim.table.Dump;

/** One {@link Provisioning} under way: what is done on the source, and the copies. */
final class Build implements Course {

    static final String LOCK = "lock";
    static final String DUMP = "dump";
    static final String COMPRESS = "compress";
    static final String COPY = "copy";

    private static final String READ_LOCK = "FLUSH TABLES WITH READ LOCK";
    private static final long SECOND = 1_000_000_000L;

    private final Provisioning plan;
    private final Admin admin;
    private final Cluster cluster;
    private final Simulation simulation;
    private final Node source;
    private final Diary diary;
    private final Pace pace;
    private final Progress progress;
    private final Copying copying;
    private final List<NewReplica> replicas = new ArrayList<>();
    /** Keeps the transactions that the new replicas will ask for, as long as their files are there. */
    private final LogCursor needed;

    private @Nullable AdminSession session;
    private @Nullable Server process;
    private @Nullable DumpPosition position;
    private @Nullable Binlog log;
    private String statements = "";
    private RowStore rows = new RowStore();
    private long beganNanos = -1;
    private long blockedBefore;
    private long blockedNanos = -1;
    private long stoppedNanos = -1;
    private long inconsistent;
    private int connected;

    Build(Provisioning plan, Admin admin, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.admin = admin;
        cluster = admin.cluster();
        simulation = cluster.simulation();
        source = cluster.node(plan.from());
        diary = new Diary(simulation);
        pace = new Pace(simulation, plan.name(), "on " + plan.from());
        copying = new Copying(cluster, plan);
        needed = new LogCursor(plan.name());
        for (String name : plan.of()) {
            replicas.add(new NewReplica(plan, admin, name, diary, progress, this::oneIsConnected));
        }
        pace.then(plan.atNanos(), this::lock);
    }

    private void lock() {
        beganNanos = simulation.now();
        diary.begin(LOCK, plan.from());
        Server server = source.server();
        process = server;
        if (!server.alive()) {
            giveUp(LOCK, plan.from() + " does not run");
            return;
        }
        if (plan.method() == Method.COLD) {
            cluster.shutdown(plan.from());
            stoppedNanos = simulation.now();
            locked("stopped");
            return;
        }
        blockedBefore = server.tableLocks().writersBlockedNanos();
        AdminSession window = admin.connect(plan.from(), "root", "localhost");
        session = window;
        List<String> texts = new ArrayList<>();
        if (plan.method() == Method.LOCK_ALL) {
            texts.add("SET SESSION wait_timeout=31536000");
        } else if (plan.method() == Method.SESSION && plan.idleTimeoutNanos() > 0) {
            texts.add("SET SESSION wait_timeout=" + Math.max(1, plan.idleTimeoutNanos() / SECOND));
        }
        if (takesLock(server)) {
            texts.add(READ_LOCK);
        }
        Conversation.hold(
                window,
                pace,
                texts,
                () -> locked(takesLock(server) ? "FLUSH TABLES WITH READ LOCK" : "no lock: consistent snapshot"),
                error -> giveUp(LOCK, error));
    }

    private boolean takesLock(Server server) {
        return plan.method() != Method.SINGLE_TRANSACTION || server.profile().vendor() == Vendor.MYSQL;
    }

    /** The instant of the position: the dump holds what is committed now. */
    private void locked(String how) {
        DumpPosition noted = DumpPosition.of(source);
        Binlog written = source.engine().binlog();
        position = noted;
        log = written;
        needed.moveTo(noted.row());
        written.addReader(needed);
        readRows();
        diary.end(LOCK, plan.from(), how + ", at " + noted.file() + ":" + noted.position());
        AdminSession window = session;
        if (plan.method() == Method.SINGLE_TRANSACTION && window != null && takesLock(source.server())) {
            Conversation.hold(window, pace, List.of("UNLOCK TABLES"), this::dump, error -> giveUp(DUMP, error));
        } else {
            dump();
        }
    }

    /** Typed rows as statements, and those of workloads as they are kept. */
    private void readRows() {
        Databases databases = source.server().databases();
        statements = Dump.of(databases, databases.databases().stream().sorted().toList());
        rows = source.server().rows().dump();
    }

    private void dump() {
        if (plan.method() == Method.SINGLE_TRANSACTION) {
            noteBlocked();
        }
        diary.begin(DUMP, plan.from());
        pace.then(plan.sizes().dumpNanos(), this::dumped);
    }

    private void dumped() {
        Server server = source.server();
        if (plan.method() == Method.COLD) {
            if (!server.alive()) {
                cluster.startServer(plan.from());
            }
            blockedNanos = simulation.now() - stoppedNanos;
            compress("");
        } else if (server != process || !server.alive()) {
            giveUp(DUMP, "2013 Lost connection: " + plan.from() + " has died");
        } else {
            unlock(server);
        }
    }

    private void unlock(Server server) {
        AdminSession window = session;
        String outcome = "";
        if (window != null
                && plan.method() != Method.SINGLE_TRANSACTION
                && !server.tableLocks().holdsAll(window)) {
            outcome = lockLost(server);
        }
        if (window != null) {
            window.close();
        }
        noteBlocked();
        compress(outcome);
    }

    /** What SHOW MASTER STATUS tells who looks at it after the dump (spec 6.1). */
    private String lockLost(Server server) {
        DumpPosition noted = known();
        readRows();
        inconsistent = source.engine().binlog().published() - noted.row();
        long timeout = plan.idleTimeoutNanos() > 0
                ? plan.idleTimeoutNanos()
                : server.variables().nanos(ServerVariable.INTERACTIVE_TIMEOUT);
        return String.format(
                Locale.ROOT,
                "lock lost to wait_timeout after %d s: the dump is inconsistent by %d transactions",
                timeout / SECOND,
                inconsistent);
    }

    private void noteBlocked() {
        Server server = process;
        if (blockedNanos < 0 && server != null && stoppedNanos < 0) {
            blockedNanos = server.tableLocks().writersBlockedNanos() - blockedBefore;
        }
    }

    private void compress(String outcome) {
        diary.end(DUMP, plan.from(), outcome);
        long nanos = plan.sizes().compressNanos();
        if (nanos == 0) {
            copy(0);
            return;
        }
        diary.begin(COMPRESS, plan.from());
        pace.then(nanos, () -> {
            diary.end(COMPRESS, plan.from(), "");
            copy(0);
        });
    }

    /** One copy after the other, or all at once. */
    private void copy(int first) {
        int end = plan.sizes().serial() ? Math.min(first + 1, replicas.size()) : replicas.size();
        for (NewReplica replica : replicas.subList(first, end)) {
            diary.begin(COPY, replica.name());
            copying.send(replica.name(), replica.pace(), plan.sizes().copiedBytes(), () -> {
                diary.end(COPY, replica.name(), "");
                replica.restore(known(), statements, rows);
                if (plan.sizes().serial()) {
                    copy(first + 1);
                }
            });
        }
    }

    private void oneIsConnected() {
        Binlog written = log;
        if (++connected == replicas.size() && written != null) {
            written.removeReader(needed);
        }
    }

    private void giveUp(String phase, String why) {
        if (diary.began(phase, plan.from()) < 0) {
            diary.begin(phase, plan.from());
        }
        diary.end(phase, plan.from(), why);
        AdminSession window = session;
        if (window != null) {
            window.close();
        }
        noteBlocked();
        Binlog written = log;
        if (written != null) {
            written.removeReader(needed);
        }
        replicas.forEach(replica -> progress.over(replica.name(), why));
    }

    private DumpPosition known() {
        DumpPosition noted = position;
        if (noted == null) {
            throw new IllegalStateException("no position is noted yet");
        }
        return noted;
    }

    @Override
    public List<Step> steps() {
        replicas.forEach(NewReplica::assess);
        return diary.steps();
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        if (beganNanos < 0) {
            return figures;
        }
        figures.add(new Figure("writers_blocked_seconds", plan.from(), blockedSoFar() / 1e9));
        for (NewReplica replica : replicas) {
            replica.figures(beganNanos, figures);
            if (position != null) {
                figures.add(new Figure("provision_inconsistent", replica.name(), inconsistent));
            }
        }
        return figures;
    }

    private long blockedSoFar() {
        Server server = process;
        if (blockedNanos >= 0) {
            return blockedNanos;
        }
        if (stoppedNanos >= 0) {
            return simulation.now() - stoppedNanos;
        }
        return server == null ? 0 : server.tableLocks().writersBlockedNanos() - blockedBefore;
    }
}

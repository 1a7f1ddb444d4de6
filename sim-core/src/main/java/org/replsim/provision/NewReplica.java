package org.replsim.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Admin;
import org.replsim.admin.AdminSession;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Node;
import org.replsim.procedure.Figure;
import org.replsim.rows.RowStore;
import org.replsim.server.Generation;
import org.replsim.server.Server;
import org.replsim.server.replica.Replica;
import org.replsim.sql.StatementSplitter;

/** What is done on a new replica from the arrival of the dump on: restore, CHANGE MASTER, START SLAVE, and catch up. */
final class NewReplica {

    static final String RESTORE = "restore";
    static final String CHANGE_MASTER = "change_master";
    static final String CATCH_UP = "catch_up";

    /** How often it is looked whether the replica is level. */
    private static final long LOOK_NANOS = 10_000_000L;

    private static final int ER_MASTER_FATAL_ERROR_READING_BINLOG = 1236;
    private static final long SECOND = 1_000_000_000L;
    /** So little more than what is written is as good as no more: catching up would take for ever. */
    private static final double NO_FASTER = 1.001;

    private final Provisioning plan;
    private final Node source;
    private final Node node;
    private final String name;
    private final Diary diary;
    private final Pace pace;
    private final Admin admin;
    private final Progress progress;
    private final Runnable connected;
    private @Nullable DumpPosition position;
    private String statements = "";
    private RowStore rows = new RowStore();
    private long backlog = -1;
    private long publishedAtStart;
    private boolean saidConnected;
    private boolean level;
    private boolean failed;

    /**
     * @param progress is told what becomes of it
     * @param connected is told once that its dump thread has found the position, or never will
     */
    NewReplica(Provisioning plan, Admin admin, String name, Diary diary, Progress progress, Runnable connected) {
        this.plan = plan;
        this.admin = admin;
        this.name = name;
        this.diary = diary;
        this.progress = progress;
        this.connected = connected;
        source = admin.cluster().node(plan.from());
        node = admin.cluster().node(name);
        pace = new Pace(admin.cluster().simulation(), plan.name(), name);
    }

    String name() {
        return name;
    }

    Pace pace() {
        return pace;
    }

    /** The dump has arrived: rows of typed tables as statements, those of workloads as they are kept. */
    void restore(DumpPosition dumpPosition, String dump, RowStore dumpedRows) {
        position = dumpPosition;
        statements = dump;
        rows = dumpedRows;
        diary.begin(RESTORE, name);
        boolean logged = node.source() != null;
        double disk = node.server().host().disk().bytesPerSecond();
        long nanos =
                plan.sizes().restoreNanos() + (logged ? Sizes.nanos(plan.sizes().dataBytes(), disk) : 0);
        stopThreads();
        pace.then(nanos, this::takeIn);
    }

    private void stopThreads() {
        if (node.replica() != null) {
            admin.cluster().forgetMaster(name, "");
        }
    }

    private void takeIn() {
        if (!node.server().alive()) {
            give(RESTORE, name + " does not run");
            return;
        }
        Server server = node.server();
        server.rows().restore(rows);
        server.probe().restored(server.index(), source.server().index(), known().row(), server.now());
        AdminSession session = admin.connect(name, "root", "localhost");
        List<String> all = new ArrayList<>(List.of("SET sql_log_bin=0"));
        StatementSplitter.split(statements).statements().forEach(piece -> all.add(piece.text()));
        Conversation.hold(session, pace, all, () -> changeMaster(session), error -> {
            session.close();
            give(RESTORE, error);
        });
    }

    private void changeMaster(AdminSession session) {
        diary.end(
                RESTORE,
                name,
                node.source() == null ? "" : "also written to its own binary log, and not replicated onward");
        DumpPosition from = known();
        diary.begin(CHANGE_MASTER, name);
        boolean renamed = node.server().profile().generation() == Generation.MYSQL_8_4;
        String change = renamed
                ? "CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=3306, SOURCE_CONNECT_RETRY=%d,"
                        + " SOURCE_LOG_FILE='%s', SOURCE_LOG_POS=%d"
                : "CHANGE MASTER TO MASTER_HOST='%s', MASTER_PORT=3306, MASTER_CONNECT_RETRY=%d,"
                        + " MASTER_LOG_FILE='%s', MASTER_LOG_POS=%d";
        List<String> texts = List.of(
                String.format(
                        Locale.ROOT,
                        change,
                        host(),
                        Math.max(1, plan.connectRetryNanos() / SECOND),
                        from.file(),
                        from.position()),
                renamed ? "START REPLICA" : "START SLAVE");
        Conversation.hold(session, pace, texts, () -> started(session), error -> {
            session.close();
            give(CHANGE_MASTER, error);
        });
    }

    /** An address that no other server has. */
    private String host() {
        String address = source.server().host().address();
        boolean shared = admin.cluster().nodes().stream()
                        .filter(each -> each.server().host().address().equals(address))
                        .count()
                > 1;
        return shared ? source.server().name() : address;
    }

    private void started(AdminSession session) {
        session.close();
        DumpPosition from = known();
        diary.end(CHANGE_MASTER, name, from.file() + ":" + from.position());
        diary.begin(CATCH_UP, name);
        publishedAtStart = log().published();
        backlog = publishedAtStart - from.row();
        pace.then(LOOK_NANOS, this::look);
    }

    private void look() {
        Replica replica = node.replica();
        if (replica == null || !node.server().alive()) {
            pace.then(LOOK_NANOS, this::look);
        } else if (replica.ioThread().lastErrno() == ER_MASTER_FATAL_ERROR_READING_BINLOG) {
            give(CATCH_UP, "error 1236: " + from() + " is gone from the source; build it anew");
            sayConnected();
        } else if (replica.positions().known()) {
            if (!saidConnected) {
                progress.replicates(name);
            }
            sayConnected();
            lookAtLag(replica);
        } else {
            pace.then(LOOK_NANOS, this::look);
        }
    }

    private void sayConnected() {
        if (!saidConnected) {
            saidConnected = true;
            connected.run();
        }
    }

    private void lookAtLag(Replica replica) {
        if (replica.trueLagNanos() <= plan.levelNanos()) {
            level = true;
            String outcome = "level: " + rates();
            diary.end(CATCH_UP, name, outcome);
            progress.over(name, outcome);
        } else {
            pace.then(LOOK_NANOS, this::look);
        }
    }

    private String from() {
        return known().file();
    }

    private void give(String phase, String why) {
        failed = true;
        pace.stop();
        diary.end(phase, name, why);
        progress.over(name, why);
    }

    /** Says of a replica that is not level whether it will ever be; to be asked at any time. */
    void assess() {
        if (backlog >= 0 && !level && !failed) {
            diary.note(CATCH_UP, name, never() ? "never: " + rates() : "not yet level: " + rates());
        }
    }

    private boolean never() {
        return failed || (!level && backlog >= 0 && applied() <= NO_FASTER * written());
    }

    private String rates() {
        return String.format(
                Locale.ROOT,
                "%d transactions behind at the start, %.0f/s applied, %.0f/s written",
                backlog,
                applied() / seconds(),
                written() / seconds());
    }

    private double seconds() {
        long ended = diary.ended(CATCH_UP, name);
        long until = ended >= 0 ? ended : admin.cluster().simulation().now();
        return Math.max(1, until - diary.began(CATCH_UP, name)) / 1e9;
    }

    private double written() {
        return log().published() - publishedAtStart;
    }

    private double applied() {
        Replica replica = node.replica();
        return replica == null || !replica.positions().known()
                ? 0
                : replica.applier().appliedRows() - known().row();
    }

    private Binlog log() {
        return source.engine().binlog();
    }

    private DumpPosition known() {
        DumpPosition from = position;
        if (from == null) {
            throw new IllegalStateException("nothing is restored yet");
        }
        return from;
    }

    /** What was measured; a time is infinite if it never ends, and missing if the run was too short to know. */
    void figures(long beganNanos, List<Figure> figures) {
        if (backlog >= 0) {
            figures.add(new Figure("provision_backlog", name, backlog));
        }
        if (level) {
            long ended = diary.ended(CATCH_UP, name);
            figures.add(new Figure("provision_seconds", name, (ended - beganNanos) / 1e9));
            figures.add(new Figure("catch_up_seconds", name, (ended - diary.began(CATCH_UP, name)) / 1e9));
        } else if (never()) {
            figures.add(new Figure("provision_seconds", name, Double.POSITIVE_INFINITY));
            if (backlog >= 0) {
                figures.add(new Figure("catch_up_seconds", name, Double.POSITIVE_INFINITY));
            }
        }
    }
}

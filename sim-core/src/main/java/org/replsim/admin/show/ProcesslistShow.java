package org.replsim.admin.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.cluster.Node;
import org.replsim.server.Server;
import org.replsim.server.ServerProfile;
import org.replsim.server.ThreadCommand;
import org.replsim.server.Vendor;
import org.replsim.server.replica.Applier;
import org.replsim.server.replica.IoThread;
import org.replsim.server.replica.IoThreadState;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.DumpThread;
import org.replsim.server.source.DumpThreadState;

/** SHOW PROCESSLIST: clients, dump threads, and the threads of a replica, in the order of their Ids (spec 1.1 - 1.8). */
final class ProcesslistShow {

    private static final long SECOND = 1_000_000_000L;
    private static final int INFO_LETTERS = 100;
    private static final String SYSTEM_USER = "system user";

    private final Node node;
    private final Server server;
    private final ServerProfile profile;
    private final Replicas replicas;
    private final List<ProcessRow> rows = new ArrayList<>();

    ProcesslistShow(Node node, Replicas replicas) {
        this.node = node;
        this.replicas = replicas;
        server = node.server();
        profile = server.profile();
    }

    Answer show(boolean full, ProcessSource sessions) {
        rows.addAll(new ClientRows(node, sessions).rows());
        if (SourceShows.newWords(profile)) {
            rows.add(new ProcessRow(
                    5,
                    "event_scheduler",
                    "localhost",
                    null,
                    "Daemon",
                    seconds(server.startedNanos()),
                    "Waiting on empty queue",
                    null));
        }
        dumps();
        node.replicas().forEach(this::threads);
        rows.sort(Comparator.comparingLong(ProcessRow::id));
        boolean progress = profile.vendor() == Vendor.MARIADB;
        Grid grid = new Grid()
                .numbers("Id")
                .texts("User", "Host", "db", "Command")
                .numbers("Time")
                .texts("State", "Info");
        if (progress) {
            grid.numbers("Progress");
        }
        rows.forEach(row -> add(grid, row, full, progress));
        return grid.answer();
    }

    private static void add(Grid grid, ProcessRow row, boolean full, boolean progress) {
        String info = row.info();
        if (info != null && !full && info.length() > INFO_LETTERS) {
            info = info.substring(0, INFO_LETTERS);
        }
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(Long.toString(row.id()));
        cells.add(row.user());
        cells.add(row.host());
        cells.add(row.database());
        cells.add(row.command());
        cells.add(Long.toString(row.seconds()));
        cells.add(row.state());
        cells.add(info);
        if (progress) {
            cells.add("0.000");
        }
        grid.add(cells);
    }

    private void dumps() {
        for (DumpThread dump : node.engine().dumps()) {
            if (dump.state() != DumpThreadState.NONE) {
                rows.add(new ProcessRow(
                        dump.threadId(),
                        replicas.user(dump),
                        replicas.address(dump),
                        null,
                        ThreadCommand.BINLOG_DUMP.text(profile),
                        seconds(dump.startedNanos()),
                        dump.state().text(profile),
                        null));
            }
        }
    }

    private void threads(Replica replica) {
        IoThread io = replica.ioThread();
        if (io.state() != IoThreadState.STOPPED) {
            system(
                    io.threadId(),
                    io.state().command(),
                    io.startedNanos(),
                    io.state().text(profile));
        }
        Applier applier = replica.applier();
        if (applier.running()) {
            long id = applier.threadId();
            system(id, ThreadCommand.SLAVE_SQL, applier.startedNanos(), applier.stateText());
            for (String worker : applier.workerStates()) {
                system(++id, ThreadCommand.SLAVE_WORKER, applier.startedNanos(), worker);
            }
        }
    }

    private void system(long id, ThreadCommand command, long sinceNanos, String state) {
        String host = profile.vendor() == Vendor.MYSQL && SourceShows.newWords(profile) ? "connecting host" : "";
        rows.add(new ProcessRow(id, SYSTEM_USER, host, null, command.text(profile), seconds(sinceNanos), state, null));
    }

    private long seconds(long sinceNanos) {
        return (server.now() - sinceNanos) / SECOND;
    }
}

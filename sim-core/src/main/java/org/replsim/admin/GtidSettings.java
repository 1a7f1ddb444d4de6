package org.replsim.admin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Failure;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.GtidSet;
import org.replsim.binlog.Gtids;
import org.replsim.cluster.Node;
import org.replsim.server.replica.Replica;

/** SET GLOBAL gtid_slave_pos, gtid_binlog_state and gtid_purged, and the variables of GTIDs that nobody can set. */
final class GtidSettings {

    private static final List<String> OF_DOMAINS =
            List.of("gtid_slave_pos", "gtid_binlog_state", "gtid_binlog_pos", "gtid_current_pos");
    private static final List<String> OF_SETS = List.of("gtid_purged", "gtid_executed");

    private final AdminSession session;
    private final Node node;
    private final Gtids gtids;

    GtidSettings(AdminSession session) {
        this.session = session;
        node = session.node();
        gtids = node.server().gtids();
    }

    /** Whether a version has a variable of this name that says where it stands. */
    static boolean known(String name, Gtids.Kind kind) {
        return switch (kind) {
            case NONE -> false;
            case DOMAINS -> OF_DOMAINS.contains(name);
            case SETS -> OF_SETS.contains(name);
        };
    }

    /** Adds what SET does to the changes, or says why it cannot. */
    @Nullable
    Failure prepare(String name, boolean global, String text, List<Runnable> changes) {
        if (name.equals("gtid_binlog_pos") || name.equals("gtid_current_pos") || name.equals("gtid_executed")) {
            return Errors.readOnlyVariable(name);
        }
        if (!global) {
            return Errors.globalVariable(name);
        }
        return switch (name) {
            case "gtid_slave_pos" -> slavePos(text, changes);
            case "gtid_binlog_state" -> binlogState(text, changes);
            default -> purged(text, changes);
        };
    }

    private @Nullable Failure slavePos(String text, List<Runnable> changes) {
        for (Replica replica : node.replicas()) {
            if (replica.ioThread().running() || replica.applier().running()) {
                return Errors.slaveRunning(
                        node.server().profile(), replica.info().connection());
            }
        }
        Optional<List<Gtid>> position = Gtid.read(text);
        if (position.isEmpty()) {
            return malformed();
        }
        changes.add(() -> {
            gtids.applied(position.get());
            begunAnew();
        });
        return null;
    }

    /** What is in the relay log does not follow on the position that was set. */
    private void begunAnew() {
        for (Replica replica : node.replicas()) {
            if (replica.info().usesGtid()) {
                session.admin().cluster().changeMaster(session.server(), replica.info());
            }
        }
    }

    private @Nullable Failure binlogState(String text, List<Runnable> changes) {
        Optional<List<Gtid>> state = Gtid.read(text);
        if (state.isEmpty()) {
            return malformed();
        }
        if (!gtids.logged().all().isEmpty()) {
            return new Failure(
                    1960,
                    "HY000",
                    "This operation is not allowed if any GTID has been logged to the binary log. Run RESET MASTER first to"
                            + " erase the log");
        }
        changes.add(() -> gtids.logged().set(state.get()));
        return null;
    }

    private @Nullable Failure purged(String text, List<Runnable> changes) {
        String plain = text.startsWith("+") ? text.substring(1) : text;
        Optional<GtidSet> set = GtidSet.read(plain, session.admin().cluster().transactions()::numberOf);
        if (set.isEmpty()) {
            return new Failure(1772, "HY000", "Malformed GTID set specification '" + text + "'.");
        }
        if (!text.startsWith("+") && !gtids.executed().isEmpty()) {
            return new Failure(
                    1840, "HY000", "@@GLOBAL.GTID_PURGED can only be set when @@GLOBAL.GTID_EXECUTED is empty.");
        }
        changes.add(() -> gtids.addPurged(set.get()));
        return null;
    }

    private static Failure malformed() {
        return new Failure(1941, "HY000", "Could not parse GTID list");
    }
}

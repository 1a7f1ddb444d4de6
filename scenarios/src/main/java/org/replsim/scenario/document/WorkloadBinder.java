package org.replsim.scenario.document;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.RowEffect;
import org.replsim.scenario.field.ColumnFile;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.recording.RecordingFile;
import org.replsim.workload.Arrivals;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;
import org.replsim.workload.Reconnect;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** From the values of workloads to their specifications. */
final class WorkloadBinder {

    private static final int USUAL_CONNECTIONS = 151;

    private final Names names;
    private final Path folder;
    private final Reading reading;
    private final Set<String> used = new HashSet<>();
    private final Set<String> tables;

    /** @param tables those that any workload names */
    WorkloadBinder(Names names, Path folder, Reading reading, Set<String> tables) {
        this.names = names;
        this.tables = tables;
        this.folder = folder;
        this.reading = reading;
    }

    WorkloadSpec workload(Values workload) {
        String name = workload.path().substring("workloads.".length());
        if (!used.add(name)) {
            throw workload.problem("name", "there is another workload \"" + name + "\"; give each its own name");
        }
        if (workload.has("recorded")) {
            noMix(workload);
        }
        String from = workload.has("from") ? names.host(workload, "from") : null;
        return workload(workload, name, from);
    }

    private WorkloadSpec workload(Values workload, String name, @Nullable String from) {
        List<TransactionSpec> mix = workload.list("transaction").stream()
                .map(WorkloadBinder::transaction)
                .toList();
        if (!(mix.stream().mapToDouble(TransactionSpec::weight).sum() > 0)) {
            throw workload.problem("transaction", "needs at least one transaction with a weight above 0");
        }
        return new WorkloadSpec(
                name,
                names.server(workload, "on"),
                from,
                workload.whole("client_rtt"),
                pace(workload),
                mix,
                table(workload, name, mix),
                reconnect(workload, table(workload, name, mix)));
    }

    /** What transactions change, and where, is recorded as well. */
    private static void noMix(Values workload) {
        for (String field : List.of("transaction", "table")) {
            if (workload.written(field)) {
                throw workload.problem(field, "the recording says what is written; remove " + field);
            }
        }
    }

    /** The table whose rows are kept, or null: one that is named, or whose changes are. */
    private @Nullable String table(Values workload, String name, List<TransactionSpec> mix) {
        if (workload.has("table")) {
            return workload.text("table");
        }
        boolean says = mix.stream().anyMatch(kind -> kind.change() != RowEffect.NONE);
        return says || (tables.contains(name) && !workload.has("recorded")) ? name : null;
    }

    private static @Nullable Reconnect reconnect(Values workload, @Nullable String table) {
        if (!workload.has("reconnect")) {
            return null;
        }
        if (table != null) {
            throw workload.problem(
                    "reconnect",
                    "rows of table " + table
                            + " are kept only for clients that stay with their server; remove reconnect");
        }
        Values reconnect = workload.section("reconnect");
        return new Reconnect(
                reconnect.whole("after"),
                reconnect.whole("connect_timeout"),
                reconnect.whole("answer_timeout"),
                reconnect.flag("retry"),
                reconnect.flag("follow"));
    }

    private WorkloadSpec.Pace pace(Values workload) {
        if (workload.has("clients")) {
            if (workload.has("connections")) {
                throw workload.problem(
                        "connections", "a workload with clients has as many connections as clients; remove the line");
            }
            return new WorkloadSpec.Pace.Closed(workload.count("clients"), workload.distribution("think"));
        }
        return new WorkloadSpec.Pace.Open(arrivals(workload), connections(workload));
    }

    private int connections(Values workload) {
        if (workload.has("connections")) {
            return workload.count("connections");
        }
        reading.derived(workload.path() + ".connections", "" + USUAL_CONNECTIONS, "max_connections of the servers");
        return USUAL_CONNECTIONS;
    }

    private Arrivals arrivals(Values workload) {
        if (workload.has("rate")) {
            return new Arrivals.Poisson(workload.number("rate"));
        }
        if (workload.has("bursty")) {
            Values bursty = workload.section("bursty");
            return new Arrivals.Bursty(
                    bursty.number("high"), bursty.whole("high_mean"), bursty.number("low"), bursty.whole("low_mean"));
        }
        if (workload.has("daily")) {
            Values daily = workload.section("daily");
            return new Arrivals.DailyCurve(
                    daily.number("mean"), daily.number("swing"), daily.whole("period"), daily.whole("peak_at"));
        }
        if (workload.has("times")) {
            double[] nanos = ColumnFile.nanos(workload.node("times"), folder, workload.text("times"));
            return new Arrivals.Recorded(
                    Arrays.stream(nanos).mapToLong(Math::round).toArray());
        }
        if (workload.has("recorded")) {
            Values recorded = workload.section("recorded");
            return new Arrivals.Replay(
                    RecordingFile.read(recorded.node("file"), folder, recorded.text("file")),
                    recorded.number("speed"),
                    recorded.count("repeat"));
        }
        throw workload.problem("clients", "\"think\" needs \"clients\": how many clients wait, think and write");
    }

    private static TransactionSpec transaction(Values transaction) {
        IntRange rows = transaction.value("rows", IntRange.class);
        boolean ddl = transaction.has("ddl");
        if (ddl && transaction.has("hot_rows")) {
            throw transaction.problem("hot_rows", "a DDL statement changes no rows; remove hot_rows");
        }
        return new TransactionSpec(
                transaction.number("weight"),
                transaction.count("statements"),
                rows,
                transaction.count("bytes_per_row"),
                transaction.count("statement_bytes"),
                transaction
                        .maybeSection("hot_rows")
                        .map(WorkloadBinder::hotRows)
                        .orElse(null),
                ddl,
                ddl ? transaction.whole("ddl") : 0,
                change(transaction));
    }

    private static RowEffect change(Values transaction) {
        if (!transaction.has("change")) {
            return RowEffect.NONE;
        }
        RowEffect change = RowEffect.valueOf(transaction.text("change").toUpperCase(Locale.ROOT));
        if (transaction.has("ddl")) {
            throw transaction.problem("change", "a DDL statement changes no rows; remove change");
        }
        if (change != RowEffect.INSERT && !transaction.has("hot_rows")) {
            throw transaction.problem(
                    "change",
                    "which rows? Give hot_rows: {count: ...}, the rows of the table that are there to be changed");
        }
        return change;
    }

    private static HotRows hotRows(Values hot) {
        return new HotRows(hot.count("count"), hot.number("zipf"), hot.number("share"));
    }

    HeartbeatSpec heartbeat(Values heartbeat) {
        return new HeartbeatSpec(names.server(heartbeat, "on"), heartbeat.whole("interval"));
    }
}

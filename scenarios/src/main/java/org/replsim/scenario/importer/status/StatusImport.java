package org.replsim.scenario.importer.status;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Measurement;
import org.replsim.scenario.importer.Names;
import org.replsim.scenario.importer.TextFile;
import org.replsim.scenario.problem.ScenarioProblem;

/** Reads what SHOW GLOBAL STATUS, SHOW GLOBAL VARIABLES, SHOW SLAVE STATUS and SHOW MASTER STATUS have printed. */
public final class StatusImport {

    /** Status variables that say something of replication, commits and the disk. */
    private static final Pattern KEPT = Pattern.compile("uptime|questions|queries|rpl_.*|binlog_.*|slave.*|replica.*"
            + "|com_(commit|rollback|begin|insert|update|delete|replace).*|handler_commit|threads_(connected|running)"
            + "|innodb_(rows_.*|row_lock.*|os_log_.*|data_fsyncs|data_writes|deadlocks|log_waits)");

    /** Fields of SHOW SLAVE STATUS; names of users and machines stay where they are. */
    private static final Pattern FIELDS = Pattern.compile("(Slave|Replica)_(IO|SQL)_(State|Running|Running_State)"
            + "|(Relay_)?(Master|Source)_Log_File|(Read|Exec)_(Master|Source)_Log_Pos|Relay_Log_(Space|Pos|File)"
            + "|Seconds_Behind_(Master|Source)|Last_(IO_|SQL_)?Errno|Using_Gtid|Parallel_Mode|SQL_Delay|Auto_Position"
            + "|Connection_name|Slave_.*Groups");

    /** Settings that name a machine or a place on it. */
    private static final List<String> PLACES = List.of("hostname", "report_host", "datadir", "log_bin", "relay_log");

    private final Measurement measurement;
    private final List<String> report = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private StatusImport(List<Path> files) {
        measurement = new Measurement("status", files);
    }

    /**
     * Reads files in the order in which they were taken.
     *
     * @throws ScenarioProblem if a file has nothing of the kind
     */
    public static Imported read(List<Path> files, String name) throws IOException {
        StatusImport read = new StatusImport(files);
        List<Snapshot> snapshots = new ArrayList<>();
        for (Path file : files) {
            List<Snapshot> found = Snapshot.of(DumpReader.read(Names.fileName(file), TextFile.lines(file)));
            if (found.isEmpty()) {
                throw new ScenarioProblem(
                        file + ": no answer of a server is in it; it needs what SHOW GLOBAL STATUS, SHOW"
                                + " GLOBAL VARIABLES, SHOW SLAVE STATUS or SHOW MASTER STATUS print: as a box, with tabs or by \\G");
            }
            snapshots.addAll(found);
        }
        snapshots.forEach(read::part);
        read.rates(snapshots.stream()
                .filter(each -> each.kind() == Snapshot.Kind.STATUS)
                .toList());
        Map<String, Imported.Content> written = new LinkedHashMap<>();
        written.put(name + ".json", read.measurement::write);
        return new Imported(read.report, read.warnings, written);
    }

    private void part(Snapshot snapshot) {
        Map<String, Object> values = new LinkedHashMap<>();
        snapshot.values().forEach((name, value) -> {
            if (kept(snapshot.kind(), name)) {
                values.put(name, Measurement.printed(value));
            }
        });
        if (snapshot.kind() == Snapshot.Kind.REPLICA) {
            behind(snapshot.values(), values);
        }
        measurement.part(snapshot.kind().statement(), snapshot.place(), values);
        report.add(snapshot.place() + ": " + snapshot.kind().statement() + ", " + values.size() + " of "
                + snapshot.values().size() + " values kept");
    }

    private static boolean kept(Snapshot.Kind kind, String name) {
        return switch (kind) {
            case STATUS -> KEPT.matcher(name).matches();
            case VARIABLES ->
                name.equals("version") || (VariablesType.find(name).isPresent() && !PLACES.contains(name));
            case REPLICA -> FIELDS.matcher(name).matches();
            case SOURCE -> name.equals("File") || name.equals("Position");
        };
    }

    /** Bytes that are received and not applied, while both positions are in the same file. */
    private static void behind(Map<String, String> all, Map<String, Object> values) {
        String received = first(all, "Master_Log_File", "Source_Log_File");
        String applied = first(all, "Relay_Master_Log_File", "Relay_Source_Log_File");
        Object to = Measurement.printed(first(all, "Read_Master_Log_Pos", "Read_Source_Log_Pos"));
        Object from = Measurement.printed(first(all, "Exec_Master_Log_Pos", "Exec_Source_Log_Pos"));
        if (received.equals(applied) && to instanceof BigDecimal end && from instanceof BigDecimal begin) {
            values.put("not_applied_bytes", end.subtract(begin));
        }
    }

    private static String first(Map<String, String> all, String name, String other) {
        return all.getOrDefault(name, all.getOrDefault(other, ""));
    }

    private void rates(List<Snapshot> status) {
        for (int i = 0; i < status.size(); i++) {
            Snapshot now = status.get(i);
            Snapshot before = i == 0 ? null : status.get(i - 1);
            Map<String, Object> since = Rates.since(now);
            if (before == null) {
                add("since the start of the server", now.place(), since);
                continue;
            }
            Map<String, Object> between = Rates.between(before, now);
            boolean forward = between.get("seconds") instanceof BigDecimal seconds && seconds.signum() > 0;
            if (forward) {
                add("between two answers", before.place() + " to " + now.place(), between);
            } else {
                warnings.add(now.place() + ": Uptime is not greater than at " + before.place()
                        + ": the server was started again, or the order is wrong; no rates between these two");
                add("since the start of the server", now.place(), since);
            }
        }
    }

    private void add(String what, String place, Map<String, Object> values) {
        if (values.isEmpty()) {
            return;
        }
        measurement.part(what, place, values);
        report.add(what + " (" + place + "):");
        values.forEach((name, value) -> report.add("  " + name + " " + value));
    }
}

package org.replsim.scenario.importer.binlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.replsim.scenario.importer.Names;

/** Where a recorded workload comes from, and what its log did not tell. */
final class Origin {

    private static final int BUSIEST = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Origin() {}

    static List<String> lines(
            List<FileReport> files,
            RecordedLog log,
            int sharedRows,
            Map<String, Long> rowsByTable,
            BinlogImport.Options options) {
        List<String> lines = new ArrayList<>();
        files.forEach(file -> lines.add(file.line()));
        int size = log.size();
        long bytes = files.stream().mapToLong(FileReport::transactionBytes).sum();
        lines.add(Names.count(size, "transaction") + " (" + log.ddl() + " of them DDL), "
                + Names.count(log.allRows(), "row") + ", " + bytes + " bytes with their GTID events; "
                + Names.count(sharedRows, "row") + " touched by more than one transaction");
        lines.add("first " + time(log.micros(0)) + ", last " + time(log.micros(size - 1)));
        if (!rowsByTable.isEmpty()) {
            lines.add(tables(rowsByTable));
        }
        lines.add(groups(log));
        lines.add(times(log, options));
        if (log.unknownRows() > 0) {
            lines.add("rows not known in " + Names.count(log.unknownRows(), "transaction")
                    + " (statement format, compressed or unknown"
                    + " events): each such statement or event counts as one row that nobody else touches");
        }
        if (log.servers().size() > 1) {
            lines.add("made on several servers: "
                    + log.servers().entrySet().stream()
                            .map(server -> "server_id " + server.getKey() + ": " + server.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String tables(Map<String, Long> rows) {
        String busiest = rows.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(BUSIEST)
                .map(table -> Names.plain(table.getKey()) + " " + table.getValue() + " rows")
                .collect(Collectors.joining(", "));
        return "tables: " + rows.size() + (rows.size() > BUSIEST ? ", the busiest: " : ": ") + busiest;
    }

    private static String groups(RecordedLog log) {
        if (log.grouped() == 0) {
            return "commit groups: none are told; each transaction counts as one";
        }
        return String.format(
                Locale.ROOT,
                "commit groups: %d, %.2f transactions on average",
                log.groupCount(),
                (double) log.size() / log.groupCount());
    }

    private static String times(RecordedLog log, BinlogImport.Options options) {
        if (log.exact(0)) {
            return "arrival times: the commit times of the GTID events, microseconds";
        }
        return "arrival times: the log tells whole seconds; commit groups are "
                + (options.random()
                        ? "drawn at random within each second (seed " + options.seed() + ")"
                        : "spread evenly over each second")
                + ", the members of a group arrive together";
    }

    private static String time(long micros) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }
}

package org.replsim.scenario.importer.binlog;

import java.util.List;
import java.util.Locale;
import org.replsim.scenario.importer.Names;

/** A scenario that plays a recorded workload on a source with one replica. */
final class BinlogScenario {

    /** What a run goes on behind the last arrival, so that it is committed and applied. */
    private static final long AFTER_SECONDS = 5;

    private static final long NANOS = 1_000_000_000L;

    private final String name;
    private final List<String> origin;
    private final List<FileReport> files;
    private final RecordedLog log;
    private final long lastNanos;

    BinlogScenario(String name, List<String> origin, List<FileReport> files, RecordedLog log, long lastNanos) {
        this.name = name;
        this.origin = origin;
        this.files = files;
        this.log = log;
        this.lastNanos = lastNanos;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "# Written by replsim import binlog. The workload is that of a real server; hosts, link and settings are\n"
                        + "# placeholders: put in your own (replsim import cnf makes the cnf: of a server out of a my.cnf).\n"
                        + "# Origin:\n");
        origin.forEach(line -> text.append("#   ").append(line).append('\n'));
        text.append("name: ").append(name).append('\n');
        text.append("title: ").append(Names.quoted(title())).append('\n');
        text.append(about());
        text.append('\n').append("seed: 1\n");
        text.append("duration: ").append(seconds()).append("s\n").append("warmup: 0s\n");
        text.append(cluster());
        return text.toString();
    }

    private String title() {
        return files.size() == 1
                ? "The transactions of " + files.get(0).name() + ", sent again"
                : "The transactions of " + files.size() + " binary logs, sent again";
    }

    private static String about() {
        return """
                about: |
                  Each transaction arrives when the recording says, with its statements, rows and keys and with the sizes of its
                  events; only the GTID events are those of the simulated server. How long a transaction had been open before
                  its COMMIT, and what was rolled back or only read, is in no binary log.
                """;
    }

    private long seconds() {
        return lastNanos / NANOS + 1 + AFTER_SECONDS;
    }

    private String cluster() {
        FormatDescription format = files.get(0).format();
        String profile = format.profile();
        String annotate =
                format.mariaDb() ? ", binlog_annotate_row_events: " + (log.annotated() > 0 ? "ON" : "OFF") : "";
        return String.format(Locale.ROOT, """

                hosts:
                  a: {cores: 8, disk: nvme}
                  b: {cores: 8, disk: nvme}

                servers:
                  db1:
                    host: a
                    profile: %1$s
                    cnf: {log_bin: mysql-bin, sync_binlog: 1%2$s}
                  db2: {host: b, profile: %1$s}

                links:
                  - {between: [db1, db2], rtt: 1ms}

                replication:
                  - {replica: db2, source: db1}

                workloads:
                  - {on: db1, recorded: {file: %3$s.csv, speed: 1}}
                """, profile, annotate, name);
    }
}

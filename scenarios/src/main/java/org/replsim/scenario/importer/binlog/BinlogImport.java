package org.replsim.scenario.importer.binlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Names;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.recording.RecordingWriter;
import org.replsim.scenario.run.ScenarioRunner;

/**
 * Reads binary logs, or relay logs, of MariaDB and MySQL, and makes a recorded workload and a scenario that plays it. A file
 * that is damaged is read up to the damage; transactions without their end are left out.
 */
public final class BinlogImport {

    private static final long SECOND = 1_000_000;

    /** Progress is told each 8 MiB. */
    private static final int MARK_BITS = 23;

    private final Options options;
    private final List<FileReport> reports = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final RecordedLog log = new RecordedLog();
    private final RowsDecoder rows = new RowsDecoder();
    private final GroupReader groups = new GroupReader(rows, this::transaction);

    private int transactions;
    private long transactionBytes;
    private long gtidBytes;
    private long skippedBytes;
    private boolean firstOfFile;
    private String fileName = "";
    private ScenarioRunner.Progress progress = ScenarioRunner.Progress.SILENT;
    private int megabytes;
    private int megabytesBefore;

    /**
     * How to import.
     *
     * @param name of the scenario
     * @param random whether arrivals within a second are drawn, rather than spread evenly
     * @param seed of these draws
     * @param fromSecond transactions before are left out, seconds since 1970
     * @param toSecond transactions from here on are left out
     */
    public record Options(String name, boolean random, long seed, long fromSecond, long toSecond) {

        /** Everything, spread evenly. */
        public static Options of(String name) {
            return new Options(name, false, 1, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private BinlogImport(Options options) {
        this.options = options;
    }

    /**
     * Reads files in the order given.
     *
     * @throws ScenarioProblem if nothing could be read of any
     */
    public static Imported read(List<Path> files, Options options) throws IOException {
        return read(files, options, ScenarioRunner.Progress.SILENT);
    }

    /** The same; {@code progress} is told the megabytes read, of all, and the file. */
    public static Imported read(List<Path> files, Options options, ScenarioRunner.Progress progress)
            throws IOException {
        BinlogImport read = new BinlogImport(options);
        read.progress = progress;
        for (Path file : files) {
            read.megabytes += Files.isRegularFile(file) ? (int) (Files.size(file) >> 20) : 0;
        }
        for (Path file : files) {
            read.file(file);
        }
        if (read.log.size() == 0) {
            throw read.nothing();
        }
        return read.imported();
    }

    /** What was read of each file, for those who check the books. */
    static List<FileReport> reports(List<Path> files) throws IOException {
        BinlogImport read = new BinlogImport(Options.of("x"));
        for (Path file : files) {
            read.file(file);
        }
        return read.reports;
    }

    private void file(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ScenarioProblem(file + ": " + (Files.exists(file) ? "is not a file" : "there is no such file"));
        }
        transactions = 0;
        transactionBytes = 0;
        gtidBytes = 0;
        skippedBytes = 0;
        firstOfFile = true;
        fileName = Names.fileName(file);
        log.nextFile();
        try (EventStream events = new EventStream(file)) {
            Damage damage = null;
            FormatDescription first = FormatDescription.NONE;
            try {
                events.begin();
                for (RawEvent event = events.next(); event != null; event = events.next()) {
                    first = first.equals(FormatDescription.NONE) ? events.format() : first;
                    groups.event(event);
                    tell(event);
                }
            } catch (Damage found) {
                damage = found;
            }
            groups.endOfFile();
            report(file, events, first, damage);
            megabytesBefore += (int) (events.size() >> 20);
        }
    }

    private void tell(RawEvent event) {
        long end = event.offset() + event.length();
        if (event.offset() >> MARK_BITS != end >> MARK_BITS) {
            progress.done(megabytesBefore + (int) (end >> 20), megabytes, "MB read, " + fileName);
        }
    }

    private void report(Path file, EventStream events, FormatDescription first, @Nullable Damage damage) {
        long good = damage == null ? events.size() : damage.offset();
        FormatDescription format = new FormatDescription(
                events.format().serverVersion(), events.format().checksums(), first.open(), first.relayLog());
        FileReport report = new FileReport(
                Names.fileName(file),
                events.size(),
                format,
                transactions,
                transactionBytes,
                gtidBytes,
                groups.takeBetweenBytes() + Math.min(4, good),
                groups.takeLost(),
                groups.takeLostBytes(),
                skippedBytes,
                damage == null ? null : damage.getMessage(),
                good);
        reports.add(report);
        String warning = report.warning();
        if (warning != null) {
            warnings.add(warning);
        }
    }

    private void transaction(LoggedTransaction transaction) {
        boolean wanted = transaction.seconds >= options.fromSecond() && transaction.seconds < options.toSecond();
        if (!wanted) {
            skippedBytes += transaction.bytes();
            return;
        }
        if (firstOfFile && log.size() > 0 && transaction.seconds * SECOND < log.micros(log.size() - 1) - SECOND) {
            warnings.add(fileName + ": begins earlier than the file named before it ends: are they in order?");
        }
        firstOfFile = false;
        transactions++;
        transactionBytes += transaction.bytes();
        gtidBytes += transaction.headBytes();
        log.add(transaction);
    }

    private ScenarioProblem nothing() {
        List<String> lines = new ArrayList<>(warnings);
        if (lines.isEmpty()) {
            boolean skipped = reports.stream().anyMatch(report -> report.skippedBytes() > 0);
            lines.add(reports.get(0).name()
                    + (skipped
                            ? ": no transaction in the time that was asked for"
                            : ": there is no transaction in it, so there is nothing to replay"));
        }
        return new ScenarioProblem(lines);
    }

    private Imported imported() {
        SharedRows shared = new SharedRows(log, rows.rows());
        List<String> origin = Origin.lines(reports, log, shared.count(), rows.rowsByTable(), options);
        long[] nanos = Arrivals.of(log, options.random(), options.seed());
        BinlogScenario scenario = new BinlogScenario(
                options.name(), origin, reports, log, nanos.length == 0 ? 0 : nanos[nanos.length - 1]);
        Map<String, Imported.Content> files = new LinkedHashMap<>();
        files.put(options.name() + ".csv", file -> write(file, origin, nanos, shared));
        files.put(options.name() + ".yaml", file -> Files.writeString(file, scenario.text()));
        return new Imported(origin, List.copyOf(warnings), files);
    }

    private void write(Path file, List<String> origin, long[] nanos, SharedRows shared) throws IOException {
        List<String> comments = new ArrayList<>(List.of("A workload recorded by replsim import binlog."));
        comments.addAll(origin);
        try (RecordingWriter csv = new RecordingWriter(file, comments)) {
            for (int i = 0; i < log.size(); i++) {
                csv.row(
                        nanos[i],
                        log.statements(i),
                        log.rows(i),
                        log.rowBytes(i),
                        log.ddlMillis(i),
                        log.events(i),
                        shared.keys(i),
                        log.tables(i),
                        log.group(i));
            }
        }
    }
}

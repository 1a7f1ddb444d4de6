package org.replsim.scenario.importer.sysbench;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Measurement;
import org.replsim.scenario.importer.Names;
import org.replsim.scenario.importer.TextFile;
import org.replsim.scenario.problem.ScenarioProblem;

/** Reads what sysbench 1.0 has printed: its reports, the lines of {@code --report-interval}, its histograms. */
public final class SysbenchImport {

    private SysbenchImport() {}

    /**
     * Reads files; each may hold several runs.
     *
     * @throws ScenarioProblem if a file has none
     */
    public static Imported read(List<Path> files, String name) throws IOException {
        List<SysbenchRun> runs = new ArrayList<>();
        for (Path file : files) {
            List<SysbenchRun> found = SysbenchReader.read(Names.fileName(file), TextFile.lines(file));
            if (found.isEmpty()) {
                throw new ScenarioProblem(
                        file + ": no report of sysbench 1.0 is in it: neither \"total number of events:\""
                                + " nor a line of --report-interval such as \"[ 1s ] thds: 16 tps: ...\"");
            }
            runs.addAll(found);
        }
        Measurement measurement = new Measurement("sysbench", files);
        List<String> report = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (SysbenchRun run : runs) {
            add(run, measurement, report, warnings);
        }
        Map<String, Imported.Content> written = new LinkedHashMap<>();
        written.put(name + ".json", measurement::write);
        if (runs.stream().anyMatch(run -> !run.seconds().isEmpty())) {
            written.put(name + ".csv", file -> series(runs, file));
        }
        return new Imported(report, warnings, written);
    }

    private static void add(SysbenchRun run, Measurement measurement, List<String> report, List<String> warnings) {
        Map<String, Object> values = new LinkedHashMap<>(run.values());
        if (values.get("latency_sum_ms") instanceof BigDecimal sum
                && values.get("total_time_s") instanceof BigDecimal time
                && time.signum() > 0) {
            values.put("clients_busy", Measurement.number(sum.doubleValue() / 1e3 / time.doubleValue()));
        }
        if (!run.complete()) {
            warnings.add(run.place() + ": the run has no final report (it was ended, or the output is cut off); its "
                    + run.seconds().size() + " interval lines are kept");
        }
        report.add(run.place() + ": a run of sysbench, " + run.seconds().size() + " interval lines");
        values.forEach((name, value) -> report.add("  " + name + " " + value));
        if (!run.histogram().isEmpty()) {
            values.put("histogram", run.histogram());
        }
        measurement.part("sysbench run", run.place(), values);
    }

    private static void series(List<SysbenchRun> runs, Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8)) {
            List<String> header = new ArrayList<>(List.of("run"));
            header.addAll(SysbenchReader.COLUMNS);
            csv.writeRecord(header);
            for (int i = 0; i < runs.size(); i++) {
                for (List<String> second : runs.get(i).seconds()) {
                    List<String> row = new ArrayList<>(List.of("" + (i + 1)));
                    row.addAll(second);
                    csv.writeRecord(row);
                }
            }
        }
    }
}

package org.replsim.scenario.result;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.procedure.Step;
import org.replsim.run.CourseRecord;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.metric.MetricValue;

/** The tables of a result folder: tidy CSV, one observation a row, an empty cell where there is no value. */
final class ResultTables {

    private static final String SERIES = "series.csv";
    private static final String METRICS = "metrics.csv";
    private static final String LATENCY = "latency.csv";
    private static final String COURSES = "courses.csv";

    private ResultTables() {}

    static void write(ScenarioResult result, Path folder) throws IOException {
        writeSeries(result, folder.resolve(SERIES));
        writeMetrics(result, folder.resolve(METRICS));
        writeLatency(result, folder.resolve(LATENCY));
        if (result.variants().stream().anyMatch(variant -> !variant.courses().isEmpty())) {
            writeCourses(result, folder.resolve(COURSES));
        }
        if (result.variants().stream().anyMatch(variant -> !variant.losses().isEmpty())) {
            LossFile.write(result, folder);
        }
    }

    static CsvWriter writer(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }

    static String cell(double value) {
        return Double.isFinite(value) ? ResultJson.plain(value) : "";
    }

    private static void writeSeries(ScenarioResult result, Path file) throws IOException {
        try (CsvWriter csv = writer(file)) {
            csv.writeRecord("variant", "server", "metric", "unit", "t", "value");
            for (VariantResult variant : result.variants()) {
                double[] seconds = variant.series().seconds();
                for (TimeSeries.Column column : variant.series().columns()) {
                    for (int i = 0; i < seconds.length; i++) {
                        csv.writeRecord(
                                variant.name(),
                                column.server(),
                                column.name(),
                                column.unit(),
                                cell(seconds[i]),
                                cell(column.values()[i]));
                    }
                }
            }
        }
    }

    private static void writeMetrics(ScenarioResult result, Path file) throws IOException {
        try (CsvWriter csv = writer(file)) {
            csv.writeRecord("variant", "server", "metric", "unit", "value", "text");
            for (VariantResult variant : result.variants()) {
                for (MetricValue metric : variant.metrics()) {
                    csv.writeRecord(
                            variant.name(),
                            metric.server(),
                            metric.name(),
                            metric.unit(),
                            cell(metric.value()),
                            metric.text());
                }
            }
        }
    }

    private static void writeLatency(ScenarioResult result, Path file) throws IOException {
        try (CsvWriter csv = writer(file)) {
            csv.writeRecord("variant", "percentile", "seconds", "count");
            for (VariantResult variant : result.variants()) {
                for (LatencyPoint point : variant.latency()) {
                    csv.writeRecord(
                            variant.name(),
                            cell(point.percentile()),
                            cell(point.seconds()),
                            Long.toString(point.count()));
                }
            }
        }
    }

    /** The steps of procedures; no end while they are under way. */
    private static void writeCourses(ScenarioResult result, Path file) throws IOException {
        try (CsvWriter csv = writer(file)) {
            csv.writeRecord("variant", "procedure", "attempt", "phase", "where", "from", "to", "outcome");
            for (VariantResult variant : result.variants()) {
                for (CourseRecord course : variant.courses()) {
                    for (Step step : course.steps()) {
                        csv.writeRecord(
                                variant.name(),
                                course.name(),
                                Integer.toString(step.attempt()),
                                step.phase(),
                                step.where(),
                                cell(step.fromNanos() / 1e9),
                                step.over() ? cell(step.toNanos() / 1e9) : "",
                                step.outcome());
                    }
                }
            }
        }
    }

    /** The time series of each variant that has any. */
    static Map<String, TimeSeries> readSeries(Path folder) throws IOException {
        Map<String, Map<List<String>, List<double[]>>> rows = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(SERIES))) {
            for (NamedCsvRecord row : csv) {
                rows.computeIfAbsent(row.getField("variant"), variant -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                List.of(row.getField("server"), row.getField("metric"), row.getField("unit")),
                                column -> new ArrayList<>())
                        .add(new double[] {number(row.getField("t")), number(row.getField("value"))});
            }
        }
        Map<String, TimeSeries> series = new LinkedHashMap<>();
        rows.forEach((variant, columns) -> series.put(variant, series(columns)));
        return series;
    }

    private static TimeSeries series(Map<List<String>, List<double[]>> columns) {
        List<TimeSeries.Column> read = new ArrayList<>();
        double[] seconds = new double[0];
        for (Map.Entry<List<String>, List<double[]>> column : columns.entrySet()) {
            List<String> names = column.getKey();
            seconds = column.getValue().stream().mapToDouble(row -> row[0]).toArray();
            double[] values =
                    column.getValue().stream().mapToDouble(row -> row[1]).toArray();
            read.add(new TimeSeries.Column(names.get(0), names.get(1), names.get(2), values));
        }
        return new TimeSeries(seconds, read);
    }

    /** The latency distribution of each variant that has one. */
    static Map<String, List<LatencyPoint>> readLatency(Path folder) throws IOException {
        Map<String, List<LatencyPoint>> points = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(LATENCY))) {
            for (NamedCsvRecord row : csv) {
                points.computeIfAbsent(row.getField("variant"), variant -> new ArrayList<>())
                        .add(new LatencyPoint(
                                number(row.getField("percentile")),
                                number(row.getField("seconds")),
                                Long.parseLong(row.getField("count"))));
            }
        }
        return points;
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}

package org.replsim.scenario.importer.sysbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.scenario.importer.Measurement;

/** Takes the output of sysbench 1.0 apart, run by run. */
final class SysbenchReader {

    /** The columns of the interval reports. */
    static final List<String> COLUMNS = List.of(
            "second",
            "threads",
            "tps",
            "qps",
            "reads_per_s",
            "writes_per_s",
            "others_per_s",
            "latency_ms",
            "percentile",
            "errors_per_s",
            "reconnects_per_s");

    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern INTERVAL = Pattern.compile("\\[ *" + NUMBER + "s *\\] thds: " + NUMBER + " tps: "
            + NUMBER
            + " qps: " + NUMBER + " \\(r/w/o: " + NUMBER + "/" + NUMBER + "/" + NUMBER + "\\) lat \\(ms, ?" + NUMBER
            + "%\\): " + NUMBER + " err/s:? " + NUMBER + " reconn/s: " + NUMBER + ".*");
    private static final Pattern BAR = Pattern.compile(" *" + NUMBER + " \\|\\** *([0-9]+) *");
    private static final Pattern VERSION = Pattern.compile("sysbench ([0-9]+\\.[0-9.]+).*");

    /** Lines of the report: what they say, and what it is called here. A name in the second place takes the rate behind. */
    private static final List<Line> LINES = List.of(
            new Line("Number of threads: " + NUMBER, "threads"),
            new Line("Target transaction rate: " + NUMBER + ".*", "target_rate_per_s"),
            new Line("read: +" + NUMBER, "reads"),
            new Line("write: +" + NUMBER, "writes"),
            new Line("other: +" + NUMBER, "others"),
            new Line("transactions: +" + NUMBER + " +\\(" + NUMBER + " per sec\\.\\)", "transactions", "tps"),
            new Line("queries: +" + NUMBER + " +\\(" + NUMBER + " per sec\\.\\)", "queries", "qps"),
            new Line("ignored errors: +" + NUMBER + " +\\(" + NUMBER + " per sec\\.\\)", "errors", "errors_per_s"),
            new Line("reconnects: +" + NUMBER + " +\\(" + NUMBER + " per sec\\.\\)", "reconnects"),
            new Line("total time: +" + NUMBER + "s", "total_time_s"),
            new Line("total number of events: +" + NUMBER, "events"),
            new Line("min: +" + NUMBER, "latency_min_ms"),
            new Line("avg: +" + NUMBER, "latency_avg_ms"),
            new Line("max: +" + NUMBER, "latency_max_ms"),
            new Line("sum: +" + NUMBER, "latency_sum_ms"));

    private static final Pattern PERCENTILE = Pattern.compile("([0-9]+)(?:th|st|nd|rd) percentile: +" + NUMBER);

    private record Line(Pattern pattern, List<String> names) {
        Line(String regex, String... names) {
            this(Pattern.compile(regex), List.of(names));
        }
    }

    private final List<SysbenchRun> runs = new ArrayList<>();
    private SysbenchRun run = new SysbenchRun("");
    private String version = "";

    private SysbenchReader() {}

    static List<SysbenchRun> read(String file, List<String> lines) {
        SysbenchReader reader = new SysbenchReader();
        reader.begin(file + ":1");
        for (int i = 0; i < lines.size(); i++) {
            reader.line(file + ":" + (i + 1), lines.get(i).strip());
        }
        reader.runs.removeIf(SysbenchRun::isEmpty);
        return reader.runs;
    }

    private void begin(String place) {
        run = new SysbenchRun(place);
        if (!version.isEmpty()) {
            run.values().put("sysbench", version);
        }
        runs.add(run);
    }

    private void line(String place, String line) {
        Matcher tool = VERSION.matcher(line);
        if (tool.matches()) {
            version = tool.group(1);
        } else if (line.startsWith("Running the test with following options")) {
            begin(place);
        } else if (line.startsWith("[")) {
            interval(line);
        } else if (!bar(line)) {
            report(line);
        }
    }

    private void interval(String line) {
        Matcher each = INTERVAL.matcher(line);
        if (each.matches()) {
            run.seconds()
                    .add(List.of(
                            each.group(1),
                            each.group(2),
                            each.group(3),
                            each.group(4),
                            each.group(5),
                            each.group(6),
                            each.group(7),
                            each.group(9),
                            each.group(8),
                            each.group(10),
                            each.group(11)));
        }
    }

    private boolean bar(String line) {
        Matcher bar = BAR.matcher(line);
        if (!bar.matches()) {
            return false;
        }
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("latency_ms", Measurement.printed(bar.group(1)));
        each.put("events", Measurement.printed(bar.group(2)));
        run.histogram().add(each);
        return true;
    }

    private void report(String line) {
        for (Line known : LINES) {
            Matcher matcher = known.pattern().matcher(line);
            if (matcher.matches()) {
                for (int i = 0; i < known.names().size(); i++) {
                    run.values().put(known.names().get(i), Measurement.printed(matcher.group(i + 1)));
                }
                return;
            }
        }
        Matcher percentile = PERCENTILE.matcher(line);
        if (percentile.matches()) {
            run.values().put("latency_p" + percentile.group(1) + "_ms", Measurement.printed(percentile.group(2)));
        }
    }
}

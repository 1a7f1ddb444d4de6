package org.replsim.scenario.importer.sysbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of sysbench: the values of its report, its seconds and its histogram. */
final class SysbenchRun {

    private final String place;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<List<String>> seconds = new ArrayList<>();
    private final List<Map<String, Object>> histogram = new ArrayList<>();

    /** @param place where it begins, as file:line */
    SysbenchRun(String place) {
        this.place = place;
    }

    String place() {
        return place;
    }

    /** Values of the report by name. */
    Map<String, Object> values() {
        return values;
    }

    /** The interval reports: cells of {@link SysbenchReader#COLUMNS}. */
    List<List<String>> seconds() {
        return seconds;
    }

    /** Latencies in milliseconds, and how many events had them. */
    List<Map<String, Object>> histogram() {
        return histogram;
    }

    boolean isEmpty() {
        return seconds.isEmpty() && !values.containsKey("events");
    }

    /** Whether sysbench came to its end and printed the report. */
    boolean complete() {
        return values.containsKey("total_time_s");
    }
}

package org.replsim.scenario.importer.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One answer of a server, as a client has printed it. */
final class Table {

    private final String place;
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** @param place where it begins, as file:line */
    Table(String place) {
        this.place = place;
    }

    String place() {
        return place;
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    void add(List<String> header, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), i < cells.size() ? cells.get(i) : "");
        }
        rows.add(row);
    }

    boolean has(String column) {
        return !rows.isEmpty() && rows.get(0).containsKey(column);
    }
}

package org.replsim.scenario.reality.data;

import java.util.Arrays;
import org.replsim.scenario.problem.ScenarioProblem;

/** The loads of sysbench that the measurements were taken under; sizes as {@code e8_binlog_events} lists them. */
public enum Load {
    /** One row inserted, committed by itself: 615 bytes in the file. */
    OLTP_INSERT("{statements: 1, rows: 1, bytes_per_row: 190, statement_bytes: 210}"),
    /** BEGIN, two updates, a delete, an insert, COMMIT: 2136 bytes in the file; a row's bytes are the mean of the four. */
    OLTP_WRITE_ONLY("{statements: 4, rows: 4, bytes_per_row: 285, statement_bytes: 115}");

    private final String transaction;

    Load(String transaction) {
        this.transaction = transaction;
    }

    /** As a scenario writes it. */
    public String transaction() {
        return transaction;
    }

    static Load of(CsvRow row, String column) {
        String name = row.text(column);
        return Arrays.stream(values())
                .filter(load -> load.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ScenarioProblem(row.place() + ": the load \"" + name
                        + "\" is not known; known are oltp_insert, oltp_write_only"));
    }
}

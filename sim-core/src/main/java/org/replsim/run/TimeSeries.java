package org.replsim.run;

import java.util.List;
import java.util.Optional;

/**
 * Quantities on a common grid of instants. A bin's value belongs to the time from the instant before to its own.
 *
 * @param seconds the grid, ascending
 * @param columns what was watched; each has as many values as the grid has instants
 */
public record TimeSeries(double[] seconds, List<Column> columns) {

    /** Copies the list of columns. */
    public TimeSeries {
        columns = List.copyOf(columns);
    }

    /**
     * One quantity over time.
     *
     * @param server the server it was watched on
     * @param name in snake case, such as {@code throughput}
     * @param unit such as {@code transactions/s}; empty for a pure number
     * @param values one per instant; NaN where there is none (the server shows NULL)
     */
    public record Column(String server, String name, String unit, double[] values) {}

    /** The column of a server by name, if it was watched. */
    public Optional<Column> find(String server, String name) {
        return columns.stream()
                .filter(column ->
                        column.server().equals(server) && column.name().equals(name))
                .findFirst();
    }
}

package org.replsim.scenario.field;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.yaml.Node;

/** A CSV file whose first column holds times; its header names their unit: ns, us, ms or s. */
public final class ColumnFile {

    private static final int MOST_ROWS = 10_000_000;
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    private ColumnFile() {}

    /**
     * The times in a file, in nanoseconds.
     *
     * @param node where the scenario names the file, for messages
     * @param folder what its name is relative to
     * @param name of the file
     * @throws ScenarioProblem if it cannot be read, has no rows or has a row that is not a time
     */
    public static double[] nanos(Node node, Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw node.problem("there is no file \"" + name + "\" in "
                    + folder.toAbsolutePath().normalize());
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
            return read(node, name, rows);
        } catch (IOException | CsvParseException e) {
            throw node.problem("\"" + name + "\" cannot be read as CSV: " + e.getMessage());
        }
    }

    private static double[] read(Node node, String name, CsvReader<CsvRecord> rows) {
        double factor = 0;
        List<Double> times = new ArrayList<>();
        for (CsvRecord row : rows) {
            String cell = row.getField(0).strip();
            if (factor == 0) {
                factor = factor(node, name, cell);
            } else {
                times.add(factor * time(name, row.getStartingLineNumber(), cell));
            }
            if (times.size() > MOST_ROWS) {
                throw node.problem("\"" + name + "\" has more than " + MOST_ROWS + " rows");
            }
        }
        if (times.isEmpty()) {
            throw node.problem(
                    "\"" + name + "\" holds no times; write a header (ns, us, ms or s), then one time a line");
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double factor(Node node, String name, String header) {
        if (!UNITS.contains(header)) {
            throw node.problem("the first column of \"" + name + "\" is headed \"" + header
                    + "\"; the header must be the unit of the times: ns, us, ms or s");
        }
        return Dimension.TIME.unitOf(header).orElseThrow().factor().doubleValue();
    }

    private static double time(String name, long line, String cell) {
        try {
            double time = Double.parseDouble(cell);
            if (time >= 0 && time < 1e18) {
                return time;
            }
        } catch (NumberFormatException e) {
            // reported below, as a number out of range is
        }
        throw new ScenarioProblem(name + ":" + line + ":1: needs a time of at least 0, not \"" + cell + "\"");
    }
}

package org.replsim.scenario.reality.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.problem.ScenarioProblem;

/** One row of a file of measurements, by the names of its columns. */
public final class CsvRow {

    private final String file;
    private final NamedCsvRecord row;

    private CsvRow(String file, NamedCsvRecord row) {
        this.file = file;
        this.row = row;
    }

    /**
     * All rows of a file; none if the file is not there.
     *
     * @throws ScenarioProblem if it cannot be read
     */
    static List<CsvRow> all(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            List<CsvRow> rows = new ArrayList<>();
            reader.forEach(row -> rows.add(new CsvRow(name, row)));
            return rows;
        } catch (IOException | CsvParseException e) {
            throw new ScenarioProblem(file + ": cannot be read as CSV: " + e.getMessage());
        }
    }

    /** Where it stands, such as {@code e1_throughput.csv:3}. */
    public String place() {
        return file + ":" + row.getStartingLineNumber();
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return row.getHeader().contains(column);
    }

    /** The text in a column. */
    public String text(String column) {
        return row.findField(column)
                .orElseThrow(() -> new ScenarioProblem(place() + ": there is no column " + column
                        + "; the files and their columns are told in the README of scenarios/reality"));
    }

    /** The number in a column. */
    public double number(String column) {
        try {
            return Double.parseDouble(text(column));
        } catch (NumberFormatException e) {
            throw new ScenarioProblem(place() + ": " + column + " is no number: \"" + text(column) + "\"");
        }
    }

    /** One of the two or more settings in a column, written as {@code 1/0}; what follows the last digit is not looked at. */
    int setting(String column, int place) {
        String[] parts = text(column).split("[/ ]");
        if (place < parts.length && parts[place].matches("[0-9]{1,9}")) {
            return Integer.parseInt(parts[place]);
        }
        throw new ScenarioProblem(
                place() + ": " + column + " needs two settings such as 1/0, not \"" + text(column) + "\"");
    }

    /** The number in a column, which cannot be zero or less. */
    double positive(String column) {
        double number = number(column);
        if (number > 0) {
            return number;
        }
        throw new ScenarioProblem(place() + ": " + column + " must be above 0, not " + text(column));
    }

    /** The number in a column, or what else holds if there is no such column. */
    public double number(String column, double otherwise) {
        return has(column) ? number(column) : otherwise;
    }
}

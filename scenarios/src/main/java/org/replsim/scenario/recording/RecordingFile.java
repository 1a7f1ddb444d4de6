package org.replsim.scenario.recording;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;
import org.replsim.sql.TableName;
import org.replsim.workload.Recording;

/**
 * A CSV file of recorded transactions, one a row, in the order of their arrival. The first column holds the time and its header
 * the unit (ns, us, ms or s); the others are found by name and may be missing. Lines that begin with {@code #} are comments.
 */
public final class RecordingFile {

    /** The columns behind the time. */
    static final List<String> COLUMNS =
            List.of("statements", "rows", "row_bytes", "ddl_ms", "events", "keys", "tables", "group");

    private static final int MOST_ROWS = 10_000_000;
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    private final String name;
    private final Recording.Builder recording = new Recording.Builder();
    /** Equal lists of sizes are kept once. */
    private final Map<String, EventList> lists = new HashMap<>();

    /** Equal lists of tables are kept once. */
    private final Map<String, List<TableName>> tables = new HashMap<>();

    private double factor;
    private Map<String, Integer> places = Map.of();
    private int count;
    private long last;

    private RecordingFile(String name) {
        this.name = name;
    }

    /**
     * Reads a recording.
     *
     * @param node where the scenario names the file, for messages
     * @param folder what its name is relative to
     * @param name of the file
     * @throws ScenarioProblem if it cannot be read, has no rows or has a row that is no transaction
     */
    public static Recording read(Node node, Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw node.problem("there is no file \"" + name + "\" in "
                    + folder.toAbsolutePath().normalize());
        }
        RecordingFile read = new RecordingFile(name);
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord row : rows) {
                read.row(row);
            }
        } catch (IOException | CsvParseException e) {
            throw node.problem("\"" + name + "\" cannot be read as CSV: " + e.getMessage());
        }
        if (read.count == 0) {
            throw node.problem("\"" + name + "\" holds no transactions; `replsim import binlog` writes such a file");
        }
        return read.recording.build();
    }

    private void row(CsvRecord row) {
        if (factor == 0) {
            header(row);
        } else if (count == MOST_ROWS) {
            throw problem(row, "more than " + MOST_ROWS + " transactions; record a shorter time");
        } else {
            transaction(row);
            count++;
        }
    }

    private void header(CsvRecord row) {
        String unit = row.getField(0).strip();
        if (!UNITS.contains(unit)) {
            throw problem(
                    row,
                    "the first column is headed \"" + unit
                            + "\"; the header must be the unit of the times: ns, us, ms or s");
        }
        Map<String, Integer> found = new HashMap<>();
        for (int i = 1; i < row.getFieldCount(); i++) {
            String column = row.getField(i).strip();
            if (!COLUMNS.contains(column)) {
                throw problem(row, "unknown column \"" + column + "\"; " + Spelling.remedy(column, COLUMNS));
            }
            if (found.put(column, i) != null) {
                throw problem(row, "there are two columns \"" + column + "\"; remove one");
            }
        }
        places = found;
        factor = Dimension.TIME.unitOf(unit).orElseThrow().factor().doubleValue();
    }

    private void transaction(CsvRecord row) {
        long nanos = Math.round(factor * time(row));
        if (nanos < last) {
            throw problem(row, "this transaction arrived before the one above it; sort the rows by time");
        }
        last = nanos;
        boolean ddl = !cell(row, "ddl_ms").isEmpty();
        int least = ddl || !cell(row, "events").isEmpty() ? 0 : 1;
        int rows = (int) whole(row, "rows", ddl ? 0 : 1, least, 100_000_000);
        int statements = (int) whole(row, "statements", 1, 1, 1_000_000);
        long bytes = whole(row, "row_bytes", 0, 0, 1L << 36);
        long perRow = rows == 0 ? 0 : (bytes + rows / 2) / rows;
        recording.add(nanos, statements, rows, (int) Math.min(Integer.MAX_VALUE, perRow));
        if (ddl) {
            recording.ddl(whole(row, "ddl_ms", 0, 0, 1L << 36) * 1_000_000);
        }
        events(row, ddl);
        keys(row, rows);
        tables(row);
    }

    private void events(CsvRecord row, boolean ddl) {
        String cell = cell(row, "events");
        if (cell.isEmpty()) {
            if (ddl) {
                throw problem(row, "a DDL statement needs the size of its event in the column events");
            }
            return;
        }
        try {
            EventList list = lists.computeIfAbsent(cell, EventList::parse);
            recording.events(list.sent(), list.inFile());
        } catch (IllegalArgumentException e) {
            throw problem(row, "events needs sizes such as \"a46 42 38x3 31\", not \"" + cell + "\"");
        }
    }

    private void keys(CsvRecord row, int rows) {
        String cell = cell(row, "keys");
        if (cell.isEmpty()) {
            return;
        }
        String[] words = cell.split(" +", -1);
        if (words.length > rows) {
            throw problem(row, words.length + " keys for a transaction of " + rows + " rows");
        }
        int[] keys = new int[words.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (int) number(row, "keys", words[i], 0, Integer.MAX_VALUE);
        }
        recording.keys(keys);
    }

    private void tables(CsvRecord row) {
        String cell = cell(row, "tables");
        if (cell.isEmpty()) {
            return;
        }
        if (!cell.matches("[^ .]+\\.[^ ]+( +[^ .]+\\.[^ ]+)*")) {
            throw problem(row, "tables needs names such as \"shop.orders shop.stock\", not \"" + cell + "\"");
        }
        recording.tables(tables.computeIfAbsent(
                cell,
                names -> Arrays.stream(names.split(" +"))
                        .map(name -> name.split("\\.", 2))
                        .map(name -> new TableName(name[0], name[1]))
                        .toList()));
    }

    private String cell(CsvRecord row, String column) {
        Integer place = places.get(column);
        return place == null || place >= row.getFieldCount()
                ? ""
                : row.getField(place).strip();
    }

    private long whole(CsvRecord row, String column, long missing, long least, long most) {
        String cell = cell(row, column);
        return cell.isEmpty() ? missing : number(row, column, cell, least, most);
    }

    private long number(CsvRecord row, String column, String digits, long least, long most) {
        if (digits.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw problem(row, column + " needs a whole number of " + least + " to " + most + ", not \"" + digits + "\"");
    }

    private double time(CsvRecord row) {
        String cell = row.getField(0).strip();
        try {
            double time = Double.parseDouble(cell);
            if (time >= 0 && factor * time < 1e18) {
                return time;
            }
        } catch (NumberFormatException e) {
            // reported below, as a number out of range is
        }
        throw problem(row, "needs a time of at least 0, not \"" + cell + "\"");
    }

    private ScenarioProblem problem(CsvRecord row, String wrong) {
        return new ScenarioProblem(name + ":" + row.getStartingLineNumber() + ":1: " + wrong);
    }
}

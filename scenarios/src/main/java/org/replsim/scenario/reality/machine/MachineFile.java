package org.replsim.scenario.reality.machine;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.replsim.scenario.problem.ScenarioProblem;

/** The parameters of a machine as CSV: name, value, origin and 95 % interval; nanoseconds, nanoseconds a byte, or numbers. */
public final class MachineFile {

    private static final String BUILT_IN = "/reality/machine.csv";
    private static final String CORES = "cores";

    private MachineFile() {}

    /** The text of a file. */
    public static String text(Machine machine) {
        StringBuilder text = new StringBuilder("parameter,value,origin,low,high\n");
        text.append(CORES).append(',').append(machine.cores()).append(",measured,,\n");
        for (Parameter parameter : Parameter.values()) {
            Estimate estimate = machine.estimate(parameter);
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%.6g,%s,%.6g,%.6g%n",
                    parameter.name().toLowerCase(Locale.ROOT),
                    estimate.value(),
                    estimate.origin().name().toLowerCase(Locale.ROOT),
                    estimate.low(),
                    estimate.high()));
        }
        return text.toString();
    }

    /**
     * Reads a file.
     *
     * @throws ScenarioProblem if it cannot be read or is no such file
     */
    public static Machine read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw new ScenarioProblem(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** The machine of the measurements that come with the program. */
    public static Machine builtIn() {
        try (InputStream in = MachineFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("the program comes without " + BUILT_IN);
            }
            return read("machine.csv", new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ScenarioProblem("the machine that comes with the program cannot be read: " + e.getMessage());
        }
    }

    private static Machine read(String name, Reader reader) throws IOException {
        Map<Parameter, Estimate> values = new EnumMap<>(Parameter.class);
        int cores = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : rows) {
                String parameter = row.getField("parameter");
                double value = Double.parseDouble(row.getField("value"));
                if (parameter.equals(CORES)) {
                    cores = (int) value;
                } else {
                    values.put(Parameter.valueOf(parameter.toUpperCase(Locale.ROOT)), estimate(row, value));
                }
            }
            return new Machine(cores, values);
        } catch (CsvParseException | IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new ScenarioProblem(name + ": is no machine as calibrate writes it (machine.csv): " + e.getMessage());
        }
    }

    private static Estimate estimate(NamedCsvRecord row, double value) {
        return new Estimate(
                value,
                Estimate.Origin.valueOf(row.getField("origin").toUpperCase(Locale.ROOT)),
                Double.parseDouble(row.getField("low")),
                Double.parseDouble(row.getField("high")));
    }
}

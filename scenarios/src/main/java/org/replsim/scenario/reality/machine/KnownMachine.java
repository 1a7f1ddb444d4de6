package org.replsim.scenario.reality.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.replsim.host.HostSpec;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.problem.ScenarioProblem;

/**
 * A machine and where its values are from.
 *
 * @param host its processors, disk and costs
 * @param block as the block of a scenario
 * @param origin in words, such as {@code calibrated, machine.yaml of 2026-01-31 12:00 UTC}
 */
public record KnownMachine(HostSpec host, String block, String origin) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String AROUND = """
            name: machine
            title: One machine
            duration: 1s
            servers: {db1: {host: %s, cnf: {log_bin: binlog}}}
            workloads: [{on: db1, clients: 1, transaction: {rows: 1}}]
            """;

    /**
     * Reads what {@code calibrate} wrote: machine.csv, or machine.yaml, the block of a scenario with one host.
     *
     * @throws ScenarioProblem if it cannot be read or is neither
     */
    public static KnownMachine read(Path file) {
        try {
            String origin = "calibrated, " + file.getFileName() + " of "
                    + MINUTE.format(Files.getLastModifiedTime(file).toInstant());
            if (file.toString().endsWith(".csv")) {
                return of(MachineFile.read(file), origin);
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new KnownMachine(host(file, text), text, origin);
        } catch (IOException e) {
            throw new ScenarioProblem(
                    file + ": cannot be read; it must be machine.csv or machine.yaml as calibrate writes" + " them: "
                            + e.getMessage());
        }
    }

    /** One that was fitted. */
    public static KnownMachine of(Machine machine, String origin) {
        return new KnownMachine(machine.host(SharedMachine.NAME), MachineText.of(machine, "machine"), origin);
    }

    /** The words for values that were measured at an instant. */
    public static String now(Instant instant) {
        return "calibrated on this machine, " + MINUTE.format(instant);
    }

    private static HostSpec host(Path file, String text) {
        List<String> names = text.lines()
                .filter(line -> line.matches("  [A-Za-z0-9_-]+: *(#.*)?"))
                .map(line -> line.strip().replaceFirst(":.*", ""))
                .toList();
        if (!text.lines().anyMatch(line -> line.matches("hosts: *")) || names.size() != 1) {
            throw new ScenarioProblem(
                    file + ": must be machine.yaml as calibrate writes it: hosts with one host, and nothing else");
        }
        // The block comes first, so that lines in messages are those of the file.
        String scenario = text + String.format(Locale.ROOT, AROUND, names.get(0));
        return ScenarioReader.read(file.toString(), scenario, Path.of(""))
                .variants()
                .get(0)
                .spec()
                .cluster()
                .hosts()
                .get(0);
    }
}

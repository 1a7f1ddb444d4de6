package org.replsim.scenario.reality.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.replsim.scenario.problem.ScenarioProblem;

/**
 * What a folder of measurements holds; a kind whose file is not there is empty.
 *
 * @param alone a primary without a replica
 * @param throughput closed loads with a replica, on a real disk, then on an emulated one
 * @param repeats some of them again, later
 * @param fallbacks faults under semi-sync
 * @param crashes kills of the primary
 * @param drains backlogs that are applied after a load; rows without one are left out
 * @param applies backlogs that are fetched first and then applied
 * @param syncs what writing and syncing alone takes
 */
public record Measurements(
        List<ThroughputRow> alone,
        List<ThroughputRow> throughput,
        List<ThroughputRow> repeats,
        List<FallbackRow> fallbacks,
        List<CrashRow> crashes,
        List<DrainRow> drains,
        List<DrainRow> applies,
        List<SyncRow> syncs) {

    private static final String BUILT_IN = "/reality/";
    private static final List<String> FILES = List.of(
            "e1_throughput.csv",
            "e1_repeats.csv",
            "e1_emulated_disk.csv",
            "e2_fallback.csv",
            "e3_crash.csv",
            "e4_apply_lag.csv",
            "e9_apply.csv",
            "e9_fsync.csv",
            "e9_master_alone.csv");

    /**
     * Reads a folder.
     *
     * @throws ScenarioProblem if there is no such folder, none of the files is in it, or one cannot be read
     */
    public static Measurements read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ScenarioProblem(folder + ": there is no such folder of measurements");
        }
        if (FILES.stream().noneMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
            throw new ScenarioProblem(folder + ": holds none of " + String.join(", ", FILES)
                    + "; their columns are told in the README of scenarios/reality");
        }
        List<ThroughputRow> throughput = new ArrayList<>(runs(folder, "e1_throughput.csv"));
        throughput.addAll(runs(folder, "e1_emulated_disk.csv"));
        return new Measurements(
                runs(folder, "e9_master_alone.csv"),
                throughput,
                runs(folder, "e1_repeats.csv"),
                CsvRow.all(folder, "e2_fallback.csv").stream()
                        .map(FallbackRow::of)
                        .toList(),
                CsvRow.all(folder, "e3_crash.csv").stream().map(CrashRow::of).toList(),
                CsvRow.all(folder, "e4_apply_lag.csv").stream()
                        .map(DrainRow::afterLoad)
                        .filter(row -> row.tps() > 0)
                        .toList(),
                CsvRow.all(folder, "e9_apply.csv").stream()
                        .map(DrainRow::fetchedFirst)
                        .toList(),
                CsvRow.all(folder, "e9_fsync.csv").stream().map(SyncRow::of).toList());
    }

    /** Those that come with the program. */
    public static Measurements builtIn() {
        try {
            Path folder = Files.createTempDirectory("replsim-reality");
            try {
                for (String name : FILES) {
                    try (InputStream in = Measurements.class.getResourceAsStream(BUILT_IN + name)) {
                        if (in == null) {
                            throw new IllegalStateException("the program comes without " + name);
                        }
                        Files.copy(in, folder.resolve(name));
                    }
                }
                return read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new ScenarioProblem(
                    "the measurements that come with the program cannot be unpacked: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static List<ThroughputRow> runs(Path folder, String name) {
        return CsvRow.all(folder, name).stream()
                .filter(ThroughputRow::hasBinlog)
                .map(ThroughputRow::of)
                .toList();
    }
}

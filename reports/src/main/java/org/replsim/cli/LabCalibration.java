package org.replsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.replsim.scenario.lab.RealServers;
import org.replsim.scenario.reality.calibrate.Calibration;
import org.replsim.scenario.reality.calibrate.CalibrationFiles;
import org.replsim.scenario.reality.calibrate.Calibrator;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.machine.KnownMachine;
import org.replsim.scenario.reality.machine.MachineFile;
import org.replsim.scenario.reality.measure.MachineMeasuring;

/** Measures this machine with the servers of the lab, and fits its parameters. */
final class LabCalibration {

    private static final double SECONDS = 6;
    private static final int ATTEMPTS = 4;

    private final RealServers servers;
    private final Consumer<String> progress;
    private List<String> lines = List.of();

    LabCalibration(RealServers servers, Consumer<String> progress) {
        this.servers = servers;
        this.progress = progress;
    }

    /** Leaves the measurements and the machine in a folder. */
    KnownMachine into(Path folder) throws IOException {
        String origin = KnownMachine.now(Instant.now());
        new MachineMeasuring(servers, progress, SECONDS, ATTEMPTS).into(folder);
        progress.accept("fitting the parameters of this machine");
        Calibration calibration = Calibrator.calibrate(
                Measurements.read(folder), Runtime.getRuntime().availableProcessors());
        KnownMachine known = KnownMachine.of(calibration.machine(), origin);
        Files.writeString(folder.resolve("machine.csv"), MachineFile.text(calibration.machine()));
        Files.writeString(folder.resolve("machine.yaml"), CalibrationFiles.yaml(calibration, origin));
        lines = words(calibration, Measurements.read(folder), folder, origin);
        return known;
    }

    /** What was found, for a terminal. */
    List<String> lines() {
        return lines;
    }

    private static List<String> words(Calibration calibration, Measurements data, Path folder, String origin) {
        List<String> words = new ArrayList<>(List.of(origin + " (" + folder + ")"));
        words.addAll(CalibrationFiles.lines(calibration));
        long disturbed = Stream.concat(data.alone().stream(), data.throughput().stream())
                .filter(ThroughputRow::disturbed)
                .count();
        if (disturbed > 0) {
            words.add(String.format(
                    Locale.ROOT,
                    "other work disturbed %d of the %d measurements, which are left out where others remain: measure again when"
                            + " the machine is quiet",
                    disturbed,
                    data.alone().size() + data.throughput().size()));
        }
        words.add("");
        return words;
    }
}

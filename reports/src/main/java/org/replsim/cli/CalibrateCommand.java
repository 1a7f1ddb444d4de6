package org.replsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Output;
import org.replsim.scenario.reality.calibrate.Calibration;
import org.replsim.scenario.reality.calibrate.CalibrationFiles;
import org.replsim.scenario.reality.calibrate.Calibrator;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.machine.MachineFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits the parameters of a machine to measurements of it. */
@Command(
        name = "calibrate",
        header = "Fits the parameters of a machine to few measurements of it.",
        description =
                "Reads CSV files as scenarios/reality holds them (its README tells the columns), fits by least squares "
                        + "and writes machine.yaml, the block of a scenario, and machine.csv, which validate reads. It takes a minute "
                        + "or two.",
        footerHeading = "%nExamples:%n",
        footer = {"  replsim calibrate --out mine", "  replsim calibrate measured --cores 8 --out measured"})
final class CalibrateCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder of measurements (default: those that come with replsim).")
    private @Nullable Path folder;

    @Option(names = "--cores", paramLabel = "N", description = "Processors of the machine (default: ${DEFAULT-VALUE}).")
    private int cores = 2;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the new files (default: the current one); it is made if it is not there.")
    private Path out = Path.of(".");

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (cores < 1 || cores > 1024) {
            throw new InputProblem("--cores cannot be " + cores + ": it must be 1 to 1024");
        }
        Place.checkWritable(out, "name another folder with --out");
        Measurements data = folder == null ? Measurements.builtIn() : Measurements.read(folder);
        Calibration calibration = Calibrator.calibrate(data, cores);
        String origin = folder == null ? "the measurements that come with replsim" : folder.toString();
        List<String> lines = CalibrationFiles.lines(calibration);
        Map<String, Imported.Content> files = new LinkedHashMap<>();
        files.put("machine.yaml", file -> Files.writeString(file, CalibrationFiles.yaml(calibration, origin)));
        files.put("machine.csv", file -> Files.writeString(file, MachineFile.text(calibration.machine())));
        List<Path> written = Output.write(new Imported(lines, List.of(), files), out.normalize(), force);
        lines.forEach(spec.commandLine().getOut()::println);
        written.forEach(file -> spec.commandLine().getOut().println("wrote " + file));
        return 0;
    }
}

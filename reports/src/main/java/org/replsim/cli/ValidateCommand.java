package org.replsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.replsim.reports.chart.ValidationChart;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Output;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.machine.MachineFile;
import org.replsim.scenario.reality.validate.Validation;
import org.replsim.scenario.reality.validate.ValidationFiles;
import org.replsim.scenario.reality.validate.Validator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts what was measured. */
@Command(
        name = "validate",
        header = "Predicts what was measured on real servers, and shows both.",
        description =
                "Prints prediction beside measurement, row by row, and what was to be reached. With --out it writes "
                        + "validation.csv, validation.md and the chart. The exit code is 1 if a bound is missed.",
        footerHeading = "%nExamples:%n",
        footer = {"  replsim validate", "  replsim validate measured --machine measured/machine.csv --out measured"})
final class ValidateCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder of measurements (default: those that come with replsim).")
    private @Nullable Path folder;

    @Option(
            names = "--machine",
            paramLabel = "FILE",
            description =
                    "The machine, as calibrate writes it (default: machine.csv in DIR, or that of the measurements that "
                            + "come with replsim).")
    private @Nullable Path machine;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the files to this folder.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path target = out;
        if (target != null) {
            Place.checkWritable(target, "name another folder with --out");
        }
        Measurements data = folder == null ? Measurements.builtIn() : Measurements.read(folder);
        Validation validation = Validator.validate(data, machine());
        PrintWriter writer = spec.commandLine().getOut();
        ValidationFiles.lines(validation).forEach(writer::println);
        if (target != null) {
            Output.write(
                            new Imported(
                                    List.of(), List.of(), files(validation, folder == null ? "" : folder.toString())),
                            target.normalize(),
                            force)
                    .forEach(file -> writer.println("wrote " + file));
        }
        return validation.held() ? 0 : 1;
    }

    private Machine machine() {
        if (machine != null) {
            return MachineFile.read(machine);
        }
        Path beside = folder == null ? null : folder.resolve("machine.csv");
        return beside != null && Files.isRegularFile(beside) ? MachineFile.read(beside) : MachineFile.builtIn();
    }

    private static Map<String, Imported.Content> files(Validation validation, String origin) {
        Map<String, Imported.Content> files = new LinkedHashMap<>();
        files.put("validation.csv", file -> Files.writeString(file, ValidationFiles.csv(validation)));
        files.put("validation.md", file -> Files.writeString(file, ValidationFiles.page(validation, origin)));
        files.put("validation.png", file -> ValidationChart.png(validation, file));
        files.put("validation.svg", file -> ValidationChart.svg(validation, file));
        return files;
    }
}

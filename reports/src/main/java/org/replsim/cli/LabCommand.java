package org.replsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.replsim.reports.text.LabSummary;
import org.replsim.reports.text.LabTally;
import org.replsim.reports.text.Trust;
import org.replsim.run.RunSpec;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.Variant;
import org.replsim.scenario.expect.Expectation;
import org.replsim.scenario.lab.LabProblem;
import org.replsim.scenario.lab.LabResult;
import org.replsim.scenario.lab.RealServers;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.reality.machine.KnownMachine;
import org.replsim.scenario.reality.machine.SharedMachine;
import org.replsim.scenario.result.ResultFolder;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.run.ScenarioRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a scenario on real servers and lays the simulation beside it. */
@Command(
        name = "lab",
        header = "Runs a scenario on real MariaDB servers and lays the simulation beside it.",
        description =
                "Starts the servers of the scenario on this machine, each with a folder of its own, joins them by "
                        + "lines with the scenario's delays, and lets its clients and its timeline loose on them, in real time. "
                        + "Then simulates the same and writes a result folder with both. Nothing is left running or lying "
                        + "about, also when it is interrupted.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  replsim lab async-vs-semi-sync",
            "  replsim lab mine.yaml --variant semi-sync --seconds 60",
            "  replsim lab scenarios/conformance/*.yaml"
        })
final class LabCommand implements Callable<Integer> {

    private static final Path RESULTS = Path.of("results");

    /** What the simulation knows of this machine when the scenario's hardware was not measured. */
    private static final String UNCALIBRATED = "uncalibrated";

    private final RealServers servers;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Scenario files, or names of scenarios in the library. After several, a table tells where "
                    + "servers and simulation answered alike.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The result folder (default: results/<name>-lab-NNN, the next free number). "
                    + "With several scenarios: where their folders go.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the folder given by --out if it exists.")
    private boolean force;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Let each variant last so long instead of the file's duration.")
    private @Nullable Double seconds;

    @Option(
            names = "--machine",
            paramLabel = "FILE",
            description =
                    "machine.csv or machine.yaml as calibrate or an earlier lab --calibrate wrote it: the simulation "
                            + "has all servers, clients and lines on this one machine.")
    private @Nullable Path machine;

    @Option(
            names = "--calibrate",
            arity = "0..1",
            paramLabel = "DIR",
            fallbackValue = "results/this-machine",
            description =
                    "First measure this machine with the real servers, fit its parameters, and simulate with them; "
                            + "about three minutes. Measurements, machine.csv and machine.yaml go to the folder "
                            + "(default: ${FALLBACK-VALUE}), and replace those of an earlier time.")
    private @Nullable Path calibrate;

    @Mixin
    private Selection selection = new Selection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param servers where they are run */
    LabCommand(RealServers servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Scenario scenario : Scenarios.readAll(files)) {
            scenarios.add(withClaimsOnAnswers(selection.of(scenario)));
        }
        checkPlace();
        KnownMachine read = machine == null ? null : KnownMachine.read(machine);
        String words = servers.words(this::tell);
        KnownMachine known = calibrate == null ? read : calibrated(calibrate);
        LabTally tally = new LabTally();
        for (Scenario scenario : scenarios) {
            Path folder = folder(scenario, scenarios.size() > 1);
            try {
                LabResult result = compare(scenario, words, known);
                write(result, scenario, folder);
                tally.add(result);
            } catch (LabProblem problem) {
                if (scenarios.size() == 1) {
                    throw problem;
                }
                tell(scenario.name() + ": " + problem.getMessage());
                tally.failed(scenario.name());
            }
        }
        if (scenarios.size() > 1) {
            print(tally.lines());
        }
        return 0;
    }

    private LabResult compare(Scenario scenario, String words, @Nullable KnownMachine known) {
        Set<String> limits = new LinkedHashSet<>();
        scenario.variants().forEach(variant -> limits.addAll(servers.limits(variant.spec())));
        ScenarioResult real = real(scenario);
        if (known != null) {
            ScenarioResult simulated = simulated(SharedMachine.of(scenario, known.host(), known.origin()));
            return new LabResult(words, known.origin(), known.block(), List.copyOf(limits), real, simulated);
        }
        ScenarioResult simulated = simulated(scenario);
        boolean assumed = simulated.assumptions().stream()
                .anyMatch(assumption -> assumption.origin() == Assumption.Origin.ASSUMED);
        String origin = assumed ? UNCALIBRATED : Trust.machine(simulated);
        return new LabResult(words, origin, "", List.copyOf(limits), real, simulated);
    }

    private KnownMachine calibrated(Path folder) throws IOException {
        LabCalibration calibration = new LabCalibration(servers, this::tell);
        KnownMachine known = calibration.into(folder);
        print(calibration.lines());
        return known;
    }

    private void write(LabResult result, Scenario scenario, Path folder) throws IOException {
        ScenarioResult both = result.sideBySide();
        DrawnCharts charts = new DrawnCharts(both);
        ResultFolder.write(both, scenario.text(), folder, force, place -> {
            charts.draw(place);
            result.write(place);
        });
        String where = "Results: " + folder + " (" + charts.words() + ", lab.json, results.json, CSV, the input)";
        print(LabSummary.of(result, Terminal.style(), where));
    }

    private void print(List<String> lines) {
        PrintWriter writer = spec.commandLine().getOut();
        lines.forEach(writer::println);
        writer.flush();
    }

    private ScenarioResult real(Scenario scenario) {
        return new ScenarioRunner(run -> servers.run(run, this::tell))
                .threads(1)
                .bindingResource(false)
                .run(scenario);
    }

    private void tell(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("replsim: " + what);
        err.flush();
    }

    private static ScenarioResult simulated(Scenario scenario) {
        return new ScenarioRunner().bindingResource(false).run(scenario);
    }

    /** Claims on metrics hold for the machines and the length of the file; those on answers hold anywhere. */
    private Scenario withClaimsOnAnswers(Scenario scenario) {
        List<Variant> variants = scenario.variants().stream()
                .map(variant -> variant.withSpec(lasting(variant.spec())))
                .toList();
        List<Expectation> onAnswers = scenario.expectations().stream()
                .filter(Expectation::aboutStatements)
                .toList();
        return scenario.with(variants, onAnswers);
    }

    private RunSpec lasting(RunSpec run) {
        if (seconds == null) {
            return run;
        }
        long nanos = (long) (seconds * 1e9);
        if (nanos <= run.warmupNanos()) {
            throw new InputProblem("--seconds " + seconds + " is not longer than the warm-up of "
                    + run.warmupNanos() / 1e9 + " s; give it more");
        }
        return run.withTimes(nanos, run.warmupNanos(), run.sampleNanos());
    }

    private void checkPlace() {
        if (machine != null && calibrate != null) {
            throw new InputProblem(
                    "--machine and --calibrate exclude each other: take the machine of the file, or measure");
        }
        if (calibrate != null) {
            Place.checkWritable(calibrate, "name another folder for the measurements with --calibrate DIR");
        }
        Path given = out;
        Place.checkWritable(given == null ? RESULTS : given, "name another place for the results with --out");
        if (given != null && Files.exists(given) && !force) {
            throw new InputProblem(given + " exists; --force replaces it");
        }
    }

    private Path folder(Scenario scenario, boolean several) throws IOException {
        Path given = out;
        if (given == null) {
            return ResultFolder.next(RESULTS, scenario.name() + "-lab");
        }
        return several ? given.resolve(scenario.name()) : given;
    }
}

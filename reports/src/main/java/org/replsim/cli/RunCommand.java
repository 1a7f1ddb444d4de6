package org.replsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.replsim.reports.text.Summary;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.result.ResultFolder;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.run.ScenarioRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios, prints the verdict and leaves a folder of results. */
@Command(
        name = "run",
        header = "Runs scenarios and prints the verdict.",
        description = "Runs every variant of each scenario, prints the verdict and the table of variants, and "
                + "writes a result folder: charts as PNG and SVG, results.json, CSV time series and the exact input.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  replsim run async-vs-semi-sync",
            "  replsim run mine.yaml --out results/mine --force",
            "  replsim run mine.yaml --variant semi-sync --seed 7"
        })
final class RunCommand implements Callable<Integer> {

    private static final Path RESULTS = Path.of("results");

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Scenario files, or names of scenarios in the library.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The result folder (default: results/<name>-NNN, the next free number). "
                    + "With several scenarios: where their folders go.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the folder given by --out if it exists.")
    private boolean force;

    @Mixin
    private Selection selection = new Selection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Scenario scenario : Scenarios.readAll(files)) {
            scenarios.add(selection.of(scenario));
        }
        List<Path> folders = folders(scenarios);
        boolean passed = true;
        for (int i = 0; i < scenarios.size(); i++) {
            if (i > 0) {
                writer().println();
            }
            passed &= run(scenarios.get(i), folders.get(i)).passed();
        }
        return passed ? 0 : 1;
    }

    private ScenarioResult run(Scenario scenario, @Nullable Path given) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ScenarioResult result;
        try {
            result = new ScenarioRunner().progress(Terminal.progress(err)).run(scenario);
        } finally {
            Terminal.clear(err);
        }
        Path folder = given == null ? ResultFolder.next(RESULTS, scenario.name()) : given;
        DrawnCharts charts = new DrawnCharts(result);
        ResultFolder.write(result, scenario.text(), folder, force, charts::draw);
        String where = "Results: " + folder + " (" + charts.words() + ", results.json, CSV, the input)";
        Summary.of(result, Terminal.style(), where).forEach(writer()::println);
        writer().flush();
        return result;
    }

    /** The folder of each scenario, null for the next free one. Found before anything runs, so that a mistake is cheap. */
    private List<@Nullable Path> folders(List<Scenario> scenarios) {
        List<@Nullable Path> folders = new ArrayList<>();
        Set<Path> used = new HashSet<>();
        Place.checkWritable(out == null ? RESULTS : out, "name another place for the results with --out");
        for (Scenario scenario : scenarios) {
            if (out == null) {
                folders.add(null);
                continue;
            }
            Path folder = scenarios.size() == 1 ? out : out.resolve(scenario.name());
            if (!used.add(folder)) {
                throw new InputProblem("two of the scenarios are named '" + scenario.name()
                        + "' and would share the folder " + folder + "; run them apart");
            }
            if (Files.exists(folder) && !force) {
                throw new InputProblem(folder + " exists; --force replaces it");
            }
            folders.add(folder);
        }
        return folders;
    }

    private PrintWriter writer() {
        return spec.commandLine().getOut();
    }
}

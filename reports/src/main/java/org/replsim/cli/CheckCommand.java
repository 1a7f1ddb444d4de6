package org.replsim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.replsim.scenario.Explanation;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.problem.ScenarioProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether scenario files are good, and what they mean. */
@Command(
        name = "check",
        header = "Checks scenario files without running them.",
        description = "A problem is told with its file, line and column, what was expected and the nearest valid name.",
        footerHeading = "%nExamples:%n",
        footer = {"  replsim check mine.yaml", "  replsim check --explain async-vs-semi-sync"})
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Scenario files, or names of scenarios in the library.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--explain",
            description = "Show every value of every variant and where it comes from: the file, a preset, a default.")
    private boolean explain;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int code = 0;
        PrintWriter out = spec.commandLine().getOut();
        for (String file : files) {
            try {
                Scenario scenario = Scenarios.read(file);
                out.print(explain ? Explanation.of(scenario) : good(scenario) + System.lineSeparator());
            } catch (ScenarioProblem problem) {
                spec.commandLine().getErr().println(problem.getMessage());
                code = Main.WRONG_INPUT;
            }
        }
        out.flush();
        return code;
    }

    private static String good(Scenario scenario) {
        return scenario.file() + ": good; " + count(scenario.variants().size(), "variant") + ", "
                + count(scenario.expectations().size(), "expectation");
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}

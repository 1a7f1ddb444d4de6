package org.replsim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.replsim.cli.console.Console;
import org.replsim.cli.console.EditedLines;
import org.replsim.cli.console.LiveWorld;
import org.replsim.cli.console.ScriptLines;
import org.replsim.cli.console.Span;
import org.replsim.reports.text.Trust;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.Variant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A prompt in virtual time. */
@Command(
        name = "console",
        header = "Opens a prompt to the servers of a scenario, in virtual time.",
        description = "Time stands still until a statement or a command lets it pass; help lists the commands. "
                + "Without a terminal it reads a script from standard input and prints the transcript.",
        footerHeading = "%nExamples:%n",
        footer = {"  replsim console primary-crash --variant async", "  replsim console mine.yaml < script.sql"})
final class ConsoleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A scenario file, or the name of a scenario in the library.")
    private String file = "";

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--pace",
            paramLabel = "TIME",
            description = "Let so much time pass before each statement, such as 1s (default: none).")
    private @Nullable String pace;

    @Option(names = "--strict", description = "Stop at the first line that fails, with exit code 2.")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Scenario scenario = selection.of(Scenarios.read(file));
        Variant variant = scenario.variants().get(0);
        Console console = new Console(new LiveWorld(variant.spec()), out, paceNanos());
        boolean good;
        if (Terminal.attended()) {
            out.println("-- " + scenario.title() + "\n-- " + more(scenario) + "help lists the commands");
            out.println("-- " + servers(variant));
            try (EditedLines lines = new EditedLines(console)) {
                good = console.run(lines, strict);
            }
        } else {
            if (variant.spec().cluster().servers().stream()
                    .anyMatch(server -> !server.profile().measured())) {
                out.println("-- " + servers(variant));
            }
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            good = console.run(new ScriptLines(in, out), strict);
        }
        return good || !strict ? 0 : Main.WRONG_INPUT;
    }

    private static String servers(Variant variant) {
        return variant.spec().cluster().servers().stream()
                .map(server -> server.name() + ": "
                        + Trust.profile(
                                server.profile().name(), server.profile().measured()))
                .collect(Collectors.joining(", "));
    }

    private long paceNanos() {
        return pace == null ? 0 : Span.of("--pace", pace);
    }

    private static String more(Scenario scenario) {
        List<String> names = scenario.variants().stream().map(Variant::name).toList();
        return names.size() == 1
                ? ""
                : "variant " + names.get(0) + " of " + String.join(", ", names) + " (--variant takes another); ";
    }
}

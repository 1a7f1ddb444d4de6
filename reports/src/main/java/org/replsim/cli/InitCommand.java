package org.replsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.replsim.scenario.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a scenario to start from. */
@Command(
        name = "init",
        header = "Writes a commented scenario file to start from.",
        footerHeading = "%nExample:%n",
        footer = "  replsim init mine.yaml")
final class InitCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "scenario.yaml",
            description = "Its name (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("scenario.yaml");

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputProblem(file + " is a folder; name a file in it");
        }
        if (Files.exists(file) && !force) {
            throw new InputProblem(file + " exists; --force replaces it");
        }
        WholeFile.write(file, Library.starter());
        spec.commandLine().getOut().println("wrote " + file + "; replsim run " + file + " runs it");
        return 0;
    }
}

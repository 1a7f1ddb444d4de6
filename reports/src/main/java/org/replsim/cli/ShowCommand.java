package org.replsim.cli;

import java.io.PrintWriter;
import org.replsim.scenario.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a scenario of the library. */
@Command(
        name = "show",
        header = "Prints a scenario of the library.",
        description = "To read it, or to start from.",
        footerHeading = "%nExample:%n",
        footer = "  replsim show async-vs-semi-sync > mine.yaml")
final class ShowCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "Its name, as replsim list prints it.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(Library.get(name).text());
        out.flush();
    }
}

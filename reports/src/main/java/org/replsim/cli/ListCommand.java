package org.replsim.cli;

import java.io.PrintWriter;
import java.util.List;
import org.replsim.scenario.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the library. */
@Command(name = "list", header = "Lists the scenarios of the library.", description = "Each with the question it asks.")
final class ListCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<Library.Entry> entries = Library.entries();
        int width =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (Library.Entry entry : entries) {
            out.println(entry.name() + " ".repeat(width - entry.name().length() + 2) + entry.title());
        }
        out.flush();
    }
}

package org.replsim.cli;

import java.io.PrintWriter;
import org.replsim.scenario.schema.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of scenario files. */
@Command(
        name = "schema",
        header = "Prints the JSON Schema of scenario files.",
        description = "With it an editor completes names and marks mistakes.",
        footerHeading = "%nExample:%n",
        footer = "  replsim schema > scenario.schema.json")
final class SchemaCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(JsonSchema.text());
        out.flush();
    }
}

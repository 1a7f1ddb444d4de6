package org.replsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Names;
import org.replsim.scenario.importer.Output;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where the files of an import go; what all imports have in common. */
final class ImportTarget {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the new files (default: the current one); it is made if it is not there.")
    private Path out = Path.of(".");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the new files are called (default: as the first FILE).")
    private @Nullable String name;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    /** The name of the new files. */
    String name(Path first) {
        if (name == null) {
            return Names.of(first);
        }
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,62}")) {
            throw new InputProblem(
                    "--name cannot be '" + name + "': it needs letters, digits, - and _, and a letter in front");
        }
        return name;
    }

    /** Finds out in time whether the folder can be written to. */
    void check() {
        Place.checkWritable(out, "name another folder with --out");
    }

    /** Writes the files, and tells what was found. */
    List<Path> write(Imported imported, CommandSpec spec) throws IOException {
        List<Path> written = Output.write(imported, out.normalize(), force);
        PrintWriter err = spec.commandLine().getErr();
        imported.warnings().forEach(line -> err.println("replsim: " + line));
        PrintWriter writer = spec.commandLine().getOut();
        imported.report().forEach(writer::println);
        written.forEach(file -> writer.println("wrote " + file));
        return written;
    }
}

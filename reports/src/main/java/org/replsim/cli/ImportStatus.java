package org.replsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.replsim.scenario.importer.status.StatusImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes measurements of what a server prints. */
@Command(
        name = "status",
        header = "Makes measurements of what a server prints.",
        description = "Reads what SHOW GLOBAL STATUS, SHOW GLOBAL VARIABLES, SHOW SLAVE STATUS and SHOW MASTER STATUS "
                + "have printed, as boxes, with tabs or by \\G, and writes NAME.json. Of several answers of SHOW GLOBAL "
                + "STATUS it tells the rates between them.",
        footerHeading = "%nExample:%n",
        footer = "  replsim import status before.txt after.txt --name db1 --out measured")
final class ImportStatus implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files with the answers, in the order in which they were taken.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private ImportTarget target = new ImportTarget();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        target.check();
        target.write(StatusImport.read(files, target.name(files.get(0))), spec);
        return 0;
    }
}

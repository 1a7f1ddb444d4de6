package org.replsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.replsim.scenario.importer.sysbench.SysbenchImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes measurements of reports of sysbench. */
@Command(
        name = "sysbench",
        header = "Makes measurements of reports of sysbench.",
        description = "Reads what sysbench 1.0 has printed and writes NAME.json; the lines of --report-interval become "
                + "NAME.csv.",
        footerHeading = "%nExample:%n",
        footer = "  replsim import sysbench run-16-threads.txt --out measured")
final class ImportSysbench implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with the output of sysbench.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private ImportTarget target = new ImportTarget();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        target.check();
        target.write(SysbenchImport.read(files, target.name(files.get(0))), spec);
        return 0;
    }
}

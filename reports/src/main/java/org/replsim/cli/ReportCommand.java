package org.replsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.replsim.reports.text.Summary;
import org.replsim.scenario.result.ResultFolder;
import org.replsim.scenario.result.ScenarioResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the charts of stored results again. */
@Command(
        name = "report",
        header = "Draws the charts of a result folder again.",
        description = "Draws the charts anew from the stored results and prints the verdict, without simulating.",
        footerHeading = "%nExample:%n",
        footer = "  replsim report results/async-vs-semi-sync-001")
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A result folder that replsim run wrote.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ScenarioResult result = ResultFolder.read(folder);
        Place.checkWritable(folder, "copy it to where you may write");
        DrawnCharts charts = new DrawnCharts(result);
        Path fresh = Files.createTempDirectory(folder, ".charts");
        try {
            charts.draw(fresh);
            Path drawn = fresh.resolve(DrawnCharts.FOLDER);
            if (Files.isDirectory(drawn)) {
                delete(folder.resolve(DrawnCharts.FOLDER));
                Files.move(drawn, folder.resolve(DrawnCharts.FOLDER));
            }
        } finally {
            delete(fresh);
        }
        PrintWriter out = spec.commandLine().getOut();
        Summary.of(result, Terminal.style(), "Results: " + folder + " (" + charts.words() + ")")
                .forEach(out::println);
        out.flush();
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

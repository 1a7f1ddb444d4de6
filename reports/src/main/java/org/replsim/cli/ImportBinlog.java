package org.replsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.binlog.BinlogImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a recorded workload of binary logs. */
@Command(
        name = "binlog",
        header = "Makes a recorded workload of binary logs.",
        description = "Reads binary logs (or relay logs) of MariaDB or MySQL, all formats, and writes the recording as "
                + "NAME.csv and a scenario that plays it as NAME.yaml. A damaged or unfinished file is read as far as "
                + "possible; what is missing is told, and the exit code is 0 unless nothing could be read.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  replsim import binlog mysql-bin.000041 mysql-bin.000042 --out peak",
            "  replsim import binlog bin.000007 --start-datetime '2026-11-22 20:00:00' --spread random"
        })
final class ImportBinlog implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** How arrivals are placed within a second. */
    enum Spread {
        /** At equal distances. */
        EVEN,
        /** As independent arrivals. */
        RANDOM
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Binary logs, in their order.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--start-datetime",
            paramLabel = "TIME",
            description = "Leave out what was committed before, as '2026-11-22 20:00:00', UTC.")
    private @Nullable String start;

    @Option(names = "--stop-datetime", paramLabel = "TIME", description = "Leave out what was committed from then on.")
    private @Nullable String stop;

    @Option(
            names = "--spread",
            paramLabel = "HOW",
            description =
                    "Most logs tell whole seconds only. Within one, commit groups arrive at equal distances (even, "
                            + "the default) or as independent arrivals (random).")
    private Spread spread = Spread.EVEN;

    @Option(names = "--seed", paramLabel = "N", description = "Of --spread random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private ImportTarget target = new ImportTarget();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        target.check();
        BinlogImport.Options options = new BinlogImport.Options(
                target.name(files.get(0)),
                spread == Spread.RANDOM,
                seed,
                second("--start-datetime", start, Long.MIN_VALUE),
                second("--stop-datetime", stop, Long.MAX_VALUE));
        PrintWriter err = spec.commandLine().getErr();
        Imported imported;
        try {
            imported = BinlogImport.read(files, options, Terminal.progress(err));
        } finally {
            Terminal.clear(err);
        }
        List<Path> written = target.write(imported, spec);
        spec.commandLine().getOut().println("replsim run " + written.get(written.size() - 1) + " plays it");
        return 0;
    }

    private static long second(String option, @Nullable String text, long missing) {
        if (text == null) {
            return missing;
        }
        try {
            return LocalDateTime.parse(text, TIME).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new InputProblem(option + " cannot be '" + text + "': it must be as '2026-11-22 20:00:00'");
        }
    }
}

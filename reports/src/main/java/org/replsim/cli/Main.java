package org.replsim.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.replsim.scenario.lab.RealServers;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code replsim}. */
@Command(
        name = "replsim",
        description = "Simulates MySQL and MariaDB replication: what it costs, how far a replica falls behind, "
                + "what a crash loses. The same scenario and seed give the same result, to the bit.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            ListCommand.class,
            ShowCommand.class,
            InitCommand.class,
            ConsoleCommand.class,
            ImportCommand.class,
            CalibrateCommand.class,
            ValidateCommand.class,
            ReportCommand.class,
            SchemaCommand.class,
            GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an expectation of the scenario did not hold",
            "2:the input or the options are wrong, or a file cannot be read or written",
            "3:an error of the program"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  replsim list",
            "  replsim run async-vs-semi-sync",
            "  replsim init mine.yaml && replsim check mine.yaml && replsim run mine.yaml",
            "  source <(replsim generate-completion)"
        })
public final class Main implements Runnable {

    private static final String COMPLETION = "generate-completion";
    private static final int USAGE_WIDTH = 100;

    /** The exit code of wrong input. */
    static final int WRONG_INPUT = 2;

    /** The exit code of an error of the program. */
    static final int DEFECT = 3;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "With a message of failure, show where in the program it came from.")
    private boolean stacktrace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        CommandLine line = commandLine();
        // Over the stream itself: a writer of another kind would not learn that the stream has failed.
        String encoding =
                System.getProperty("stdout.encoding", Charset.defaultCharset().name());
        line.setOut(new PrintWriter(System.out, true, Charset.forName(encoding)));
        System.exit(execute(line, args));
    }

    /** The whole command line; a test can execute it without ending the JVM. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        RealServers.find().ifPresent(servers -> line.addSubcommand(new LabCommand(servers)));
        line.setUsageHelpWidth(USAGE_WIDTH);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(new WrongUsage());
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> Failure.report(failure, command.getErr(), main.stacktrace));
        line.getSubcommands().forEach((name, command) -> {
            explain(name, command.getCommandSpec());
            command.getSubcommands().forEach((sub, inner) -> explain(sub, inner.getCommandSpec()));
        });
        return line;
    }

    private static void explain(String name, CommandSpec command) {
        if (name.equals(COMPLETION)) {
            command.usageMessage()
                    .header("Prints a completion script.")
                    .description("For bash and zsh; to use it at once: source <(replsim " + COMPLETION + ")");
        } else {
            command.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .type(boolean.class)
                    .arity("0")
                    .description("Show this help and exit.")
                    .build());
        }
    }

    /** Executes a command, whatever happens; output that nobody received is a failure. */
    static int execute(CommandLine line, String... args) {
        PrintWriter err = line.getErr();
        int code;
        try {
            code = line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            code = Failure.report(e, err, false);
        }
        line.getOut().flush();
        if (line.getOut().checkError() && code < WRONG_INPUT) {
            err.println("replsim: the output could not be written: its reader is gone or its disk is full");
            code = WRONG_INPUT;
        }
        err.flush();
        return code;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

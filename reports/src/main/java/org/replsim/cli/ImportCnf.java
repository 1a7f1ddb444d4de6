package org.replsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.cnf.CnfImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes server settings of an option file. */
@Command(
        name = "cnf",
        header = "Makes server settings of a my.cnf.",
        description =
                "Reads an option file as a server does, includes and all, and writes NAME.yaml: a scenario with one "
                        + "server that has its settings. Options that are not modelled are listed with their places.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  replsim import cnf /etc/mysql/my.cnf --out db1",
            "  replsim import cnf copy/etc/mysql/my.cnf --root copy --server-version 10.6 --server db7"
        })
final class ImportCnf implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1", description = "An option file.")
    private Path file = Path.of("my.cnf");

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "What the server is called in the scenario (default: ${DEFAULT-VALUE}).")
    private String server = "db1";

    @Option(
            names = "--profile",
            paramLabel = "VERSION",
            description = "The version of the simulated server (default: ${DEFAULT-VALUE}).")
    private String profile = "mariadb-10.11";

    @Option(
            names = "--server-version",
            paramLabel = "VERSION",
            description =
                    "The version of the real server, as 10.6: it reads [mariadb-10.6] too (default: the profile's).")
    private @Nullable String version;

    @Option(
            names = "--suffix",
            paramLabel = "SUFFIX",
            description = "Read groups with this suffix too, as --defaults-group-suffix does: [mysqld_2] by _2.")
    private String suffix = "";

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where a copy of the machine's files is: absolute includes are looked for in it.")
    private @Nullable Path root;

    @Mixin
    private ImportTarget target = new ImportTarget();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        target.check();
        if (!server.matches("[A-Za-z][A-Za-z0-9_-]{0,62}")) {
            throw new InputProblem(
                    "--server cannot be '" + server + "': it needs letters, digits, - and _, and a letter in front");
        }
        CnfImport.Options options = new CnfImport.Options(target.name(file), server, profile, version, suffix, root);
        target.write(CnfImport.read(file, options), spec);
        return 0;
    }
}

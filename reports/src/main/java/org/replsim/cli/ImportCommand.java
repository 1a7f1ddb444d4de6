package org.replsim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes scenarios and measurements of what an operator has. */
@Command(
        name = "import",
        header = "Makes scenarios and measurements of what you have.",
        description = "A binary log becomes a recorded workload, a my.cnf server settings, the status of a server and "
                + "the report of sysbench measurements. What is written says where it comes from.",
        subcommands = {ImportBinlog.class, ImportCnf.class, ImportStatus.class, ImportSysbench.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  replsim import binlog mysql-bin.000041 mysql-bin.000042 --out peak",
            "  replsim import cnf /etc/mysql/my.cnf --out db1",
            "  replsim import status before.txt after.txt --name db1",
            "  replsim import sysbench run-16-threads.txt"
        })
final class ImportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new InputProblem("import what? binlog, cnf, status or sysbench; see replsim import --help");
    }
}

package org.replsim.cli;

import picocli.CommandLine.Option;

/** The help option of a command. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean wanted;
}

package org.replsim.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong options: one line with what was probably meant. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String words = words(problem);
        command.getErr().println("replsim: " + words + (words.endsWith("?") ? "" : ".") + " See " + name + " --help");
        return Main.WRONG_INPUT;
    }

    private static String words(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), problem.getCommandLine());
        }
        if (problem instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec argument = missing.getMissing().get(0);
            return argument.isOption()
                    ? ((OptionSpec) argument).longestName() + " needs " + argument.paramLabel()
                    : argument.paramLabel() + " is missing";
        }
        ArgSpec argument = problem.getArgSpec();
        if (argument != null && problem.getValue() != null) {
            String subject = argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
            return subject + " cannot be " + quoted(problem.getValue()) + expected(argument);
        }
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("wrong usage");
    }

    private static String unknown(String word, CommandLine command) {
        if (word.startsWith("-")) {
            String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            List<String> options = new ArrayList<>();
            command.getCommandSpec().options().forEach(spec -> options.addAll(List.of(spec.names())));
            return "unknown option " + quoted(option) + Nearest.suggestion(option, options);
        }
        boolean commands = !command.getSubcommands().isEmpty();
        return commands
                ? "unknown command " + quoted(word)
                        + Nearest.suggestion(word, command.getSubcommands().keySet())
                : "unexpected argument " + quoted(word);
    }

    private static String expected(ArgSpec argument) {
        Class<?> type = argument.typeInfo().getType();
        return type == Long.class || type == long.class ? ": it must be a whole number" : "";
    }

    private static String quoted(String word) {
        return "'" + word + "'";
    }
}

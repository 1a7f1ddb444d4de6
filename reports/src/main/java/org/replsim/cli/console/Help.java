package org.replsim.cli.console;

import java.util.List;
import java.util.Optional;
import org.replsim.reports.client.Statement;

/** Explains the commands. */
final class Help implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String usage() {
        return "help [COMMAND]";
    }

    @Override
    public String doc() {
        return "explains the commands, or one of them";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        if (words.size() > 1 && isStatement(words)) {
            desk.ask(new Statement(String.join(" ", words), false));
            return;
        }
        if (words.size() > 1) {
            Command command = find(words.get(1))
                    .orElseThrow(() -> new Refusal(
                            "there is no command '" + words.get(1) + "'" + Commands.meant(words.get(1), List.of())));
            desk.screen.say(command.usage() + "\n" + command.doc());
            return;
        }
        int width = Commands.ALL.stream()
                .mapToInt(command -> command.usage().length())
                .max()
                .orElse(0);
        desk.screen.say("Statements end in ; or \\G and go to the server in the prompt; db2> before one goes to db2.");
        desk.screen.say("db2$ before a command line runs it in the shell of db2's host.");
        desk.screen.say("Time stands still until a statement or a command lets it pass.");
        for (Command command : Commands.ALL) {
            desk.screen.say(command.usage() + " ".repeat(width - command.usage().length() + 2) + command.doc());
        }
    }

    /** HELP of a statement: the server explains it. */
    private static boolean isStatement(List<String> words) {
        return StatementWords.begins(words.get(1))
                && (words.size() > 2 || find(words.get(1)).isEmpty());
    }

    private static Optional<Command> find(String name) {
        return Commands.ALL.stream()
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst();
    }
}

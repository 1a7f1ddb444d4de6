package org.replsim.cli.console;

import java.util.List;

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
        if (words.size() > 1) {
            Command command = Commands.ALL.stream()
                    .filter(known -> known.name().equalsIgnoreCase(words.get(1)))
                    .findFirst()
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
        desk.screen.say("Time stands still until a statement or a command lets it pass.");
        for (Command command : Commands.ALL) {
            desk.screen.say(command.usage() + " ".repeat(width - command.usage().length() + 2) + command.doc());
        }
    }
}

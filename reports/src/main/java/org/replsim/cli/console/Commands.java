package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.replsim.scenario.document.FaultLine;
import org.replsim.scenario.problem.Spelling;

/** All commands. */
final class Commands {

    /** In the order of the help. */
    static final List<Command> ALL = Stream.of(
                    Stream.<Command>of(new Advance(), new Until(), new Step(), new RunOn()),
                    Stream.<Command>of(new Status(), new Compare(), new ShowTimeline(), new ListSessions()),
                    Stream.<Command>of(new UseServer(), new Connect(), new Disconnect(), new EnterShell()),
                    FaultLine.keys().stream().<Command>map(FaultCommand::new),
                    Stream.<Command>of(new Setting(), new Help(), new Quit("quit"), new Quit("exit")))
            .flatMap(commands -> commands)
            .toList();

    private Commands() {}

    /** Their first words. */
    static List<String> names() {
        return ALL.stream().map(Command::name).distinct().toList();
    }

    /** The command that words are, if they are not a statement. */
    static Optional<Command> find(List<String> words, Desk desk) {
        return ALL.stream()
                .filter(command -> command.name().equalsIgnoreCase(words.get(0)) && command.means(words, desk))
                .findFirst();
    }

    /** {@code ; did you mean 'until'?} if a command, or one of some other words, is near; else nothing. */
    static String meant(String word, List<String> others) {
        List<String> known = new ArrayList<>(names());
        others.forEach(other -> known.add(other.toLowerCase(Locale.ROOT)));
        return Spelling.nearest(word, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }
}

package org.replsim.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.admin.shell.Shells;
import org.replsim.reports.client.Statement;
import org.replsim.reports.client.StatementReader;
import org.replsim.scenario.problem.ScenarioProblem;

/** Reads lines and does what they say: statements go to a server, commands to the console. */
public final class Console {

    private static final Pattern ADDRESSED = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_.-]*)>\\s?(.*)");
    private static final Pattern AT_SHELL = Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9_.-]*)\\$\\s+(.*)");
    private static final List<String> LEAVE = List.of("exit", "logout");
    private static final Pattern TERMINATED = Pattern.compile(".*(;|\\\\[gG])\\s*", Pattern.DOTALL);

    private final Desk desk;
    private final StatementReader reader = new StatementReader();
    private final CommandLines commandLines = new CommandLines();
    private boolean failed;

    /**
     * A console at the present of a world.
     *
     * @param paceNanos how much time passes before each statement
     */
    public Console(World world, PrintWriter out, long paceNanos) {
        desk = new Desk(world, new Screen(out));
        desk.pace(paceNanos);
    }

    /** Stops the time that passes, from another thread. */
    public void stop() {
        desk.clock.stop();
    }

    /**
     * The words that may come after others, for completion.
     *
     * @param begun what is typed of the word
     */
    List<String> words(List<String> before, String begun) {
        OpenShell shell = desk.prompts.shell();
        if (!before.isEmpty() && before.get(0).endsWith("$")) {
            String place = before.get(0).substring(0, before.get(0).length() - 1);
            return desk.shells.knows(place) ? desk.shells.at(place).completions(begun) : List.of();
        }
        return shell != null
                ? shell.completions(begun)
                : Completion.after(before, desk.sessions.names(), desk.sessions.profile());
    }

    /**
     * Takes lines until there are no more, or quit.
     *
     * @param strict whether to stop at the first line that is refused or answered with an error
     * @return whether no line failed
     * @throws IOException if they cannot be read
     */
    public boolean run(Lines lines, boolean strict) throws IOException {
        boolean good = true;
        while (!desk.left() && (good || !strict)) {
            desk.screen.flush();
            try {
                String line = lines.next(prompt());
                if (line == null) {
                    break;
                }
                good &= line(line);
            } catch (Lines.Abandoned e) {
                reader.clear();
                commandLines.clear();
            }
        }
        desk.screen.flush();
        return good;
    }

    /** What stands before the next line: the virtual time, then the client's prompt with its session, or the shell's. */
    String prompt() {
        if (commandLines.pending()) {
            return "> ";
        }
        if (reader.pending()) {
            return reader.prompt();
        }
        OpenShell shell = desk.prompts.shell();
        return "[" + Span.clock(desk.clock.now()) + "] "
                + (shell == null ? desk.sessions.currentName() + " " + desk.sessions.prompt() : shell.prompt());
    }

    /** Takes one line; whether it went well. */
    boolean line(String typed) {
        failed = false;
        try {
            begin(typed);
        } catch (Refusal refusal) {
            refuse(refusal.text());
        } catch (ScenarioProblem problem) {
            if (problem.getMessage().startsWith("replsim: ")) {
                throw problem;
            }
            refuse(problem.getMessage());
        }
        return !(desk.clock.sawFailure() | failed);
    }

    private void refuse(String message) {
        desk.screen.say(message);
        failed = true;
    }

    private void begin(String typed) {
        if (commandLines.pending()) {
            commandLines.rest(Pasted.restOfCommand(typed), desk);
            return;
        }
        if (Pasted.isRemark(typed)) {
            return;
        }
        if (reader.pending()) {
            ask(reader.line(Pasted.restOfStatement(typed)));
            return;
        }
        Pasted line = Pasted.line(typed);
        if (line.place().equals(Pasted.CLIENT)) {
            desk.prompts.leaveShell();
        } else if (!line.place().isEmpty()) {
            commandLines.take(desk.shells.at(line.place()), line.text(), desk);
            return;
        }
        take(line.text());
    }

    private void take(String line) {
        Matcher atShell = AT_SHELL.matcher(line);
        Matcher addressed = ADDRESSED.matcher(line);
        if (atShell.matches()) {
            commandLines.take(desk.shells.at(atShell.group(1)), atShell.group(2), desk);
        } else if (addressed.matches() && !meantForShell(addressed.group(1))) {
            desk.prompts.leaveShell();
            desk.sessions.choose(addressed.group(1));
            take(addressed.group(2));
        } else {
            OpenShell shell = desk.prompts.shell();
            if (shell == null) {
                takeAtClient(line);
            } else {
                takeAtShell(line, shell);
            }
        }
    }

    /** In a shell, {@code cat>file} names no session. */
    private boolean meantForShell(String name) {
        return desk.prompts.shell() != null && !desk.sessions.names().contains(name);
    }

    /** In a shell, programs come first; what is none may still be a command of the console, such as advance. */
    private void takeAtShell(String line, OpenShell shell) {
        List<String> words = words(line);
        String first = words.isEmpty() ? "" : words.get(0);
        if (LEAVE.contains(first) && words.size() == 1) {
            desk.prompts.back();
            return;
        }
        Optional<Command> command = Shells.isProgram(first) ? Optional.empty() : command(line);
        if (command.isPresent()) {
            command.get().run(words, desk);
        } else {
            commandLines.take(shell, line, desk);
        }
    }

    private void takeAtClient(String line) {
        Optional<Command> command = command(line);
        if (command.isPresent()) {
            command.get().run(words(line), desk);
        } else if (isStatement(line)) {
            ask(reader.line(line));
        } else {
            String word = words(line).get(0);
            throw new Refusal("there is no command '" + word + "'" + meant(word)
                    + " (help lists the commands; a statement ends in ;)");
        }
    }

    private String meant(String word) {
        return Shells.isProgram(word)
                ? "; it is a program: " + desk.sessions.servers().get(0) + "$ " + word + " runs it in a shell"
                : Commands.meant(word, StatementWords.FIRST);
    }

    private void ask(List<Statement> statements) {
        for (Statement statement : statements) {
            desk.ask(statement);
        }
    }

    private Optional<Command> command(String line) {
        List<String> words = words(line);
        if (line.strip().equals("\\q")) {
            return Optional.of(new Quit("quit"));
        }
        return words.isEmpty() ? Optional.empty() : Commands.find(words, desk);
    }

    /** The words of a command; it may end in a semicolon. */
    private static List<String> words(String line) {
        String bare = line.strip().replaceFirst("[;\\s]+$", "");
        return bare.isEmpty() ? List.of() : Arrays.asList(bare.split("\\s+"));
    }

    private static boolean isStatement(String line) {
        List<String> words = words(line);
        if (words.isEmpty() || TERMINATED.matcher(line).matches()) {
            return true;
        }
        String first = words.get(0);
        return StatementWords.begins(first) || first.matches("[(#/`'\"\\\\-].*");
    }
}

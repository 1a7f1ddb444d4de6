package org.replsim.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.reports.client.Statement;
import org.replsim.reports.client.StatementReader;
import org.replsim.scenario.problem.ScenarioProblem;

/** Reads lines and does what they say: statements go to a server, commands to the console. */
public final class Console {

    private static final Pattern ADDRESSED = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_.-]*)>\\s?(.*)");
    private static final Pattern TERMINATED = Pattern.compile(".*(;|\\\\[gG])\\s*", Pattern.DOTALL);

    private final Desk desk;
    private final StatementReader reader = new StatementReader();
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

    /** The words that may come after others, for completion. */
    List<String> words(List<String> before) {
        return Completion.after(before, desk.sessions.names(), desk.sessions.profile());
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
            }
        }
        desk.screen.flush();
        return good;
    }

    /** What stands before the next line: the virtual time, the session and the client's prompt. */
    String prompt() {
        if (reader.pending()) {
            return reader.prompt();
        }
        return "[" + Span.clock(desk.clock.now()) + "] " + desk.sessions.currentName() + " " + desk.sessions.prompt();
    }

    /** Takes one line; whether it went well. */
    boolean line(String typed) {
        failed = false;
        try {
            take(Pasted.line(typed, reader.pending()));
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

    private void take(String line) {
        if (reader.pending()) {
            ask(reader.line(line));
            return;
        }
        Matcher addressed = ADDRESSED.matcher(line);
        if (addressed.matches()) {
            desk.sessions.choose(addressed.group(1));
            take(addressed.group(2));
            return;
        }
        Optional<Command> command = command(line);
        if (command.isPresent()) {
            command.get().run(words(line), desk);
        } else if (isStatement(line)) {
            ask(reader.line(line));
        } else {
            String word = words(line).get(0);
            throw new Refusal("there is no command '" + word + "'" + Commands.meant(word, StatementWords.FIRST)
                    + " (help lists the commands; a statement ends in ;)");
        }
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

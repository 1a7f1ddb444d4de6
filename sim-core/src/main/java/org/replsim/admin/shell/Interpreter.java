package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.replsim.admin.shell.Script.Command;
import org.replsim.admin.shell.Script.Item;
import org.replsim.admin.shell.Script.Redirect;
import org.replsim.admin.shell.Script.Way;
import org.replsim.admin.shell.Script.When;

/** Runs scripts: one command after another, each to its end, as a command may take time. */
final class Interpreter {

    private static final String NOWHERE = "/dev/null";

    private final Shell shell;

    Interpreter(Shell shell) {
        this.shell = shell;
    }

    /** Runs lines of text. */
    void run(String text, Streams streams, IntConsumer done) {
        Script script;
        try {
            script = ScriptParser.parse(text);
        } catch (SyntaxProblem e) {
            streams.err().append(e.getMessage()).append('\n');
            shell.lastExit(2);
            done.accept(2);
            return;
        }
        items(script.items(), 0, streams, done);
    }

    private void items(List<Item> items, int index, Streams streams, IntConsumer done) {
        int next = index;
        while (next < items.size() && !due(items.get(next))) {
            next++;
        }
        if (next == items.size() || shell.exited()) {
            done.accept(shell.lastExit());
            return;
        }
        int following = next + 1;
        pipeline(items.get(next).pipeline(), 0, "", streams, code -> {
            shell.lastExit(code);
            items(items, following, streams, done);
        });
    }

    private boolean due(Item item) {
        return item.when() == When.ALWAYS || (item.when() == When.AFTER_SUCCESS) == (shell.lastExit() == 0);
    }

    private void pipeline(List<Command> commands, int index, String input, Streams streams, IntConsumer done) {
        boolean last = index == commands.size() - 1;
        StringBuilder pipe = new StringBuilder();
        Streams to = last ? streams : streams.to(pipe);
        IntConsumer then = last ? done : code -> pipeline(commands, index + 1, pipe.toString(), streams, done);
        Command command = commands.get(index);
        outputs(
                command.outputs(),
                new LinkedHashMap<>(),
                streams,
                outputs -> command(command, input, index > 0, to, outputs, then));
    }

    /** Runs the commands in backquotes first. */
    private void outputs(
            List<Part.Output> wanted,
            Map<Part.Output, String> known,
            Streams streams,
            java.util.function.Consumer<Map<Part.Output, String>> then) {
        if (wanted.isEmpty()) {
            then.accept(known);
            return;
        }
        StringBuilder output = new StringBuilder();
        run(wanted.get(0).script(), streams.to(output), code -> {
            known.put(wanted.get(0), output.toString());
            outputs(wanted.subList(1, wanted.size()), known, streams, then);
        });
    }

    private void command(
            Command command,
            String input,
            boolean piped,
            Streams streams,
            Map<Part.Output, String> outputs,
            IntConsumer done) {
        Expansion expansion = new Expansion(shell::variable, outputs, this::files);
        command.assignments().forEach(each -> shell.variable(each.name(), expansion.text(each.value())));
        Redirection redirection = new Redirection(input, piped, streams);
        for (Redirect redirect : command.redirects()) {
            String problem = redirection.apply(redirect, expansion);
            if (!problem.isEmpty()) {
                streams.err().append("-bash: ").append(problem).append('\n');
                done.accept(1);
                return;
            }
        }
        List<String> words = expansion.fields(command.words());
        IntConsumer end = code -> {
            redirection.close();
            done.accept(code);
        };
        if (words.isEmpty()) {
            end.accept(outputs.isEmpty() ? 0 : shell.lastExit());
        } else {
            shell.start(new Process(shell, words, redirection.input, redirection.piped, redirection.streams(), end));
        }
    }

    /** The files that match, written as the pattern is: with or without a directory. */
    private List<String> files(Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (FileEntry entry : shell.files().all()) {
            String name = entry.name();
            String inside = shell.files().parent(entry.path()).equals(shell.directory()) ? name : entry.path();
            if (pattern.matcher(inside).matches() && !name.startsWith(".")) {
                found.add(inside);
            } else if (pattern.matcher(entry.path()).matches() && !name.startsWith(".")) {
                found.add(entry.path());
            }
        }
        return found;
    }

    /** The streams of a command as its redirections have left them. */
    private final class Redirection {

        private record Target(StringBuilder text, String path, boolean append) {}

        private final List<Target> targets = new ArrayList<>();
        private String input;
        private boolean piped;
        private StringBuilder out;
        private StringBuilder err;
        private boolean terminal;

        Redirection(String input, boolean piped, Streams streams) {
            this.input = input;
            this.piped = piped;
            out = streams.out();
            err = streams.err();
            terminal = streams.terminal();
        }

        Streams streams() {
            return new Streams(out, err, terminal);
        }

        /** Returns what is wrong, or nothing. */
        String apply(Redirect redirect, Expansion expansion) {
            String text = expansion.text(redirect.target());
            if (redirect.way() == Way.HERE) {
                input = text;
                piped = true;
                return "";
            }
            if (redirect.way() == Way.SAME_AS) {
                set(redirect.stream(), text.equals("1") ? out : err);
                return "";
            }
            String path = shell.path(text);
            HostFiles files = shell.files();
            if (redirect.way() == Way.IN) {
                piped = true;
                if (!files.isFile(path) && !path.equals(NOWHERE)) {
                    return text + (files.isDirectory(path) ? ": Is a directory" : ": No such file or directory");
                }
                input = path.equals(NOWHERE) ? "" : files.read(path);
                return "";
            }
            if (files.isDirectory(path)) {
                return text + ": Is a directory";
            }
            if (!files.isDirectory(files.parent(path)) && !path.equals(NOWHERE)) {
                return text + ": No such file or directory";
            }
            Target target = new Target(new StringBuilder(), path, redirect.way() == Way.APPEND);
            targets.add(target);
            set(redirect.stream(), target.text());
            return "";
        }

        private void set(int stream, StringBuilder to) {
            if (stream == 2) {
                err = to;
            } else {
                out = to;
                terminal = false;
            }
        }

        void close() {
            for (Target target : targets) {
                if (!target.path().equals(NOWHERE)) {
                    String before = target.append() && shell.files().isFile(target.path())
                            ? shell.files().read(target.path())
                            : "";
                    shell.files().write(target.path(), before + target.text());
                }
            }
        }
    }
}

package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.Simulation;
import org.replsim.engine.Timer;
import org.replsim.host.Host;
import org.replsim.host.HostClock;

/**
 * The shell of root on a host: takes one command line at a time. It knows quotes, variables, pipes, redirections,
 * here-documents and the programs that an operator of replicated servers needs; it has no compound commands. Files are
 * those of {@code HostFiles}; several shells of one host share them.
 */
public final class Shell {

    private final Shells shells;
    private final Machine machine;
    private final Interpreter interpreter = new Interpreter(this);
    private final SortedMap<String, String> variables = new TreeMap<>();
    private final Timer timer;
    private String directory = HostFiles.HOME;
    private int lastExit;
    private boolean exited;
    private String client = "";
    private @Nullable ShellCall call;
    private @Nullable Runnable next;
    private @Nullable Runnable onInterrupt;

    Shell(Shells shells, Machine machine) {
        this.shells = shells;
        this.machine = machine;
        Simulation simulation = shells.simulation();
        timer = simulation.timer(simulation.free(machine.host().name(), "shell"), this::awoke);
        variables.put("HOME", HostFiles.HOME);
        variables.put("HOSTNAME", machine.host().name());
        variables.put("USER", "root");
    }

    /**
     * Runs a command line, or several lines with here-documents.
     *
     * @throws IllegalStateException while another runs
     */
    public ShellCall run(String commandLine) {
        if (busy()) {
            throw new IllegalStateException("the shell is busy");
        }
        ShellCall begun = new ShellCall(commandLine, shells.simulation().now());
        call = begun;
        exited = false;
        client = "";
        Streams streams = new Streams(begun.output(), begun.output(), true);
        interpreter.run(commandLine, streams, this::ended);
        return begun;
    }

    /** Whether a command runs. */
    public boolean busy() {
        return call != null && !call.done();
    }

    /** Ctrl-C: ends the command that runs; connections that it holds are closed. */
    public void interrupt() {
        ShellCall running = call;
        if (running == null || running.done()) {
            return;
        }
        Runnable clean = onInterrupt;
        timer.cancel();
        next = null;
        onInterrupt = null;
        running.output().append("^C\n");
        lastExit = 130;
        running.end(lastExit, "", shells.simulation().now());
        if (clean != null) {
            clean.run();
        }
    }

    /** Such as {@code [root@db1 ~]# }. */
    public String prompt() {
        String place = directory.equals(HostFiles.HOME) ? "~" : directory.substring(directory.lastIndexOf('/') + 1);
        return "[root@" + machine.host().name() + " " + (place.isEmpty() ? "/" : place) + "]# ";
    }

    /** The host's name. */
    public String host() {
        return machine.host().name();
    }

    /** The current directory. */
    public String directory() {
        return directory;
    }

    /** Whether more lines are needed: a quote or a here-document is open, or the last line ends with a pipe. */
    public static boolean incomplete(String commandLine) {
        try {
            ScriptParser.parse(commandLine);
            return commandLine.endsWith("\\") && !commandLine.endsWith("\\\\");
        } catch (SyntaxProblem e) {
            return e.incomplete();
        }
    }

    /** The programs and the files that a last word may be completed to. */
    public List<String> completions(String word) {
        List<String> found = new ArrayList<>();
        Verbs.names().stream().filter(name -> name.startsWith(word)).forEach(found::add);
        String absolute = HostFiles.absolute(directory, word) + (word.endsWith("/") ? "/" : "");
        for (String path : files().beginningWith(absolute)) {
            found.add(word + path.substring(Math.min(path.length(), absolute.length())));
        }
        return found;
    }

    Shells shells() {
        return shells;
    }

    Machine machine() {
        return machine;
    }

    HostFiles files() {
        return machine.files();
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** Now by the clock of the host, seconds since 1970. */
    long seconds() {
        Host host = machine.host();
        return HostClock.EPOCH_SECONDS
                + host.clock().seconds(shells.simulation().now());
    }

    /** A path as a command means it. */
    String path(String written) {
        return HostFiles.absolute(directory, written);
    }

    void directory(String path) {
        directory = path;
        variables.put("PWD", path);
    }

    String variable(String name) {
        return switch (name) {
            case "?" -> String.valueOf(lastExit);
            case "$" -> "1";
            case "#" -> "0";
            default -> variables.getOrDefault(name, "");
        };
    }

    void variable(String name, String value) {
        variables.put(name, value);
    }

    int lastExit() {
        return lastExit;
    }

    void lastExit(int code) {
        lastExit = code;
    }

    boolean exited() {
        return exited;
    }

    /** exit: what follows on the line is not run. */
    void exited(int code) {
        exited = true;
        lastExit = code;
    }

    /**
     * What is to be run belongs to a shell of its own: its directory, its variables and its {@code exit} end with it.
     *
     * @param done what follows in this shell
     * @return what the other one calls at its end
     */
    IntConsumer subshell(IntConsumer done) {
        String here = directory;
        SortedMap<String, String> mine = new TreeMap<>(variables);
        return code -> {
            directory = here;
            variables.clear();
            variables.putAll(mine);
            exited = false;
            done.accept(code);
        };
    }

    /** The operator opens a client. */
    void client(String server) {
        client = server;
    }

    /** Runs a program. */
    void start(Process process) {
        String name = process.fullName();
        Verb verb = Verbs.find(name);
        if (verb != null) {
            verb.run(process);
        } else if (files().isFile(path(name)) && name.contains("/")) {
            interpreter.run(files().read(path(name)), process.streams(), subshell(process::exit));
        } else if (name.contains("/")) {
            process.fail(127, "-bash: " + name + ": No such file or directory");
        } else {
            process.fail(127, "-bash: " + name + ": command not found");
        }
    }

    /** Goes on later; one thing at a time. */
    void after(long nanos, Runnable action) {
        next = action;
        timer.in(nanos);
    }

    /** What Ctrl-C has to end, from now on. */
    void onInterrupt(@Nullable Runnable action) {
        onInterrupt = action;
    }

    private void awoke() {
        Runnable action = next;
        next = null;
        if (action != null) {
            action.run();
        }
    }

    private void ended(int code) {
        ShellCall running = call;
        if (running != null) {
            running.end(code, client, shells.simulation().now());
        }
    }
}
